-- A check per row of whatever is stored by the hundred thousand. The rows they pointed to are locked, or written in the
-- same transaction, by whoever writes these. Worse: the check's plan is made once per connection, and one that was made
-- while the tables were small may read a whole workspace for each row, until somebody analyses them.
alter table seq_enrollment_address drop constraint seq_enrollment_address_of;
alter table seq_list_member drop constraint seq_list_member_of;
alter table seq_outbox drop constraint seq_outbox_of;
