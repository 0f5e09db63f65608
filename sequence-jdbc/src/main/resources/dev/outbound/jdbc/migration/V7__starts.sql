-- Sequences that were started for one contact by one call, once per key.
create table seq_start (
    workspace_id varchar(100) ${byte_order} not null,
    start_key varchar(200) ${byte_order} not null,
    sequence_id uuid not null,
    contact_id varchar(200) ${byte_order} not null,
    notes text not null,
    started_by_kind varchar(10) not null,
    started_by varchar(100) not null,
    waiting_since timestamp(6) with time zone,
    started_at timestamp(6) with time zone not null,
    constraint seq_start_pk primary key (workspace_id, start_key),
    constraint seq_start_by_kind check (started_by_kind in ('USER', 'CONTACT', 'PROVIDER', 'SYSTEM'))
);
create index seq_start_sequence on seq_start (workspace_id, sequence_id);
create index seq_start_waiting on seq_start (waiting_since) ${if_waiting};

-- A start that may not go by itself is left to a person, and says so.
alter table seq_activity drop constraint seq_activity_type;
alter table seq_activity add constraint seq_activity_type check (type in
    ('LIST_CREATED', 'LIST_RENAMED', 'LIST_ARCHIVED', 'LIST_UNARCHIVED', 'LIST_MEMBERS_ADDED',
     'LIST_MEMBERS_REMOVED', 'TEMPLATE_SAVED', 'TEMPLATE_RENAMED', 'TEMPLATE_DELETED', 'SEQUENCE_CREATED',
     'SEQUENCE_EDITED', 'SEQUENCE_GENERATING', 'SEQUENCE_IN_REVIEW', 'SEQUENCE_REOPENED', 'SEQUENCE_LAUNCHED',
     'SEQUENCE_NOT_LAUNCHED', 'SEQUENCE_RESCHEDULED', 'SEQUENCE_UNSCHEDULED', 'SEQUENCE_STARTED',
     'SEQUENCE_PAUSED', 'SEQUENCE_RESUMED', 'SEQUENCE_COMPLETED', 'SEQUENCE_CANCELLED', 'ENROLLED',
     'ENROLLMENT_GENERATING', 'ENROLLMENT_IN_REVIEW', 'ENROLLMENT_FAILED', 'ENROLLMENT_ACTIVATED',
     'ENROLLMENT_PAUSED', 'ENROLLMENT_RESUMED', 'ENROLLMENT_REPLIED', 'ENROLLMENT_BOUNCED',
     'ENROLLMENT_SUPPRESSED', 'ENROLLMENT_COMPLETED', 'ENROLLMENT_CANCELLED', 'ENROLLMENT_REACTIVATED',
     'ENROLLMENT_UNSCHEDULED', 'DRAFT_WRITTEN', 'DRAFT_FAILED', 'DRAFT_EDITED', 'DRAFT_APPROVED',
     'DRAFT_REOPENED', 'DRAFT_SKIPPED', 'DRAFT_RESTORED', 'DRAFT_REQUEUED', 'DAY_EDITED', 'TOUCH_SCHEDULED',
     'TOUCH_DEFERRED', 'TOUCH_SENDING', 'TOUCH_SENT', 'TOUCH_SKIPPED', 'TOUCH_FAILED', 'TOUCH_IN_DOUBT',
     'TOUCH_RESOLVED', 'TOUCH_SEND_NOW', 'TOUCH_STATUS', 'CHANNEL_UNAVAILABLE', 'SENDER_PROBLEM',
     'REPLY_RECEIVED', 'AUTO_REPLY_RECEIVED', 'BOUNCE_RECEIVED', 'COMPLAINT_RECEIVED', 'INBOUND_RECORDED',
     'INBOUND_UNMATCHED', 'SUPPRESSION_ADDED', 'SUPPRESSION_REPEATED', 'SUPPRESSION_REMOVED',
     'CONTACT_FORGOTTEN'));
