-- What a release may do to the one before it.
create table seq_next (
    workspace_id varchar(100) not null,
    id uuid not null,
    constraint seq_next_pk primary key (workspace_id, id)
);
alter table seq_touch drop constraint seq_touch_channel;
alter table seq_touch add constraint seq_touch_channel check (channel in ('EMAIL', 'SMS', 'VOICE', 'FAX'));
alter table seq_sequence add column next_number integer default 0 not null;
