-- What one contact is a member of: asked when it is to be told or forgotten.
create index seq_list_member_contact on seq_list_member (workspace_id, contact_id, list_id);

-- Counts per step are read from this index alone. It takes the place of the one that only found the touches of a sequence:
-- a touch's row is rewritten with all its index entries at every change of state anyway, because wake_at changes with it.
drop index seq_touch_of_sequence;
create index seq_touch_counts on seq_touch (workspace_id, sequence_id, step_no, status, skip_reason);
create index seq_touch_deliveries on seq_touch (workspace_id, sequence_id, step_no, delivery) ${if_delivered};

-- The few activities that statistics count, among the many of a sequence.
create index seq_activity_answers on seq_activity (workspace_id, sequence_id, type, step_no, enrollment_id) ${if_answer};
