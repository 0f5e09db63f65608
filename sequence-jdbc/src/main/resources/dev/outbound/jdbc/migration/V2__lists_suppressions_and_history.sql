create table seq_suppression (
    workspace_id varchar(100) ${byte_order} not null,
    kind varchar(10) ${byte_order} not null,
    address varchar(320) ${byte_order} not null,
    source varchar(20) not null,
    note text not null,
    created_at timestamp(6) with time zone not null,
    created_by_kind varchar(10) not null,
    created_by varchar(100) not null,
    constraint seq_suppression_pk primary key (workspace_id, address, kind),
    constraint seq_suppression_kind check (kind in ('EMAIL', 'PHONE')),
    constraint seq_suppression_source check (source in
        ('UNSUBSCRIBE_LINK', 'SMS_STOP', 'MANUAL', 'HARD_BOUNCE', 'COMPLAINT', 'REPLY_REQUEST', 'VOICE_KEYPRESS')),
    constraint seq_suppression_created_by_kind check (created_by_kind in ('USER', 'CONTACT', 'PROVIDER', 'SYSTEM'))
);
create index seq_suppression_newest on seq_suppression (workspace_id, created_at, address);

create table seq_list (
    workspace_id varchar(100) ${byte_order} not null,
    id uuid not null,
    name varchar(120) not null,
    -- The name in lower case: what lists are sorted by.
    sort_name varchar(400) ${byte_order} not null,
    -- The same while the list is not archived: no two of those have one name.
    live_name varchar(400) ${byte_order},
    member_count integer not null,
    archived boolean not null,
    created_at timestamp(6) with time zone not null,
    version bigint not null,
    constraint seq_list_pk primary key (workspace_id, id),
    constraint seq_list_name unique (workspace_id, live_name),
    constraint seq_list_live check (archived = (live_name is null))
);
create index seq_list_by_name on seq_list (workspace_id, sort_name, id);

create table seq_list_member (
    workspace_id varchar(100) ${byte_order} not null,
    list_id uuid not null,
    contact_id varchar(200) ${byte_order} not null,
    constraint seq_list_member_pk primary key (workspace_id, list_id, contact_id),
    constraint seq_list_member_of foreign key (workspace_id, list_id)
        references seq_list (workspace_id, id) on delete cascade
);

create table seq_template (
    workspace_id varchar(100) ${byte_order} not null,
    id uuid not null,
    name varchar(120) not null,
    sort_name varchar(400) ${byte_order} not null,
    recipe text not null,
    created_at timestamp(6) with time zone not null,
    version bigint not null,
    constraint seq_template_pk primary key (workspace_id, id),
    constraint seq_template_name unique (workspace_id, sort_name)
);

create table seq_message (
    workspace_id varchar(100) ${byte_order} not null,
    id uuid not null,
    enrollment_id uuid not null,
    channel varchar(10) not null,
    direction varchar(10) not null,
    step_no integer,
    message_id text,
    is_root boolean not null,
    subject text not null,
    body text not null,
    said_at timestamp(6) with time zone not null,
    constraint seq_message_pk primary key (workspace_id, id),
    constraint seq_message_channel check (channel in ('EMAIL', 'SMS', 'VOICE')),
    constraint seq_message_direction check (direction in ('OUTBOUND', 'INBOUND'))
);
create index seq_message_thread on seq_message (workspace_id, enrollment_id, said_at, id);
create index seq_message_inbox on seq_message (workspace_id, direction, said_at, id);

create table seq_inbound (
    workspace_id varchar(100) ${byte_order} not null,
    source varchar(200) not null,
    provider_id varchar(1000) not null,
    seen_at timestamp(6) with time zone not null,
    constraint seq_inbound_pk primary key (workspace_id, source, provider_id)
);

create table seq_activity (
    workspace_id varchar(100) ${byte_order} not null,
    id uuid not null,
    seq_no bigint generated always as identity,
    at_time timestamp(6) with time zone not null,
    type varchar(40) not null,
    actor_kind varchar(10) not null,
    actor varchar(100) not null,
    sequence_id uuid,
    enrollment_id uuid,
    contact_id varchar(200),
    step_no integer,
    data text not null,
    constraint seq_activity_pk primary key (workspace_id, id),
    constraint seq_activity_type check (type in
        ('LIST_CREATED', 'LIST_RENAMED', 'LIST_ARCHIVED', 'LIST_UNARCHIVED', 'LIST_MEMBERS_ADDED',
         'LIST_MEMBERS_REMOVED', 'TEMPLATE_SAVED', 'TEMPLATE_RENAMED', 'TEMPLATE_DELETED', 'SEQUENCE_CREATED',
         'SEQUENCE_EDITED', 'SEQUENCE_GENERATING', 'SEQUENCE_IN_REVIEW', 'SEQUENCE_REOPENED', 'SEQUENCE_LAUNCHED',
         'SEQUENCE_RESCHEDULED', 'SEQUENCE_UNSCHEDULED', 'SEQUENCE_STARTED', 'SEQUENCE_PAUSED', 'SEQUENCE_RESUMED',
         'SEQUENCE_COMPLETED', 'SEQUENCE_CANCELLED', 'ENROLLED', 'ENROLLMENT_GENERATING', 'ENROLLMENT_IN_REVIEW',
         'ENROLLMENT_FAILED', 'ENROLLMENT_ACTIVATED', 'ENROLLMENT_PAUSED', 'ENROLLMENT_RESUMED',
         'ENROLLMENT_REPLIED', 'ENROLLMENT_BOUNCED', 'ENROLLMENT_SUPPRESSED', 'ENROLLMENT_COMPLETED',
         'ENROLLMENT_CANCELLED', 'ENROLLMENT_REACTIVATED', 'ENROLLMENT_UNSCHEDULED', 'DRAFT_WRITTEN',
         'DRAFT_FAILED', 'DRAFT_EDITED', 'DRAFT_APPROVED', 'DRAFT_REOPENED', 'DRAFT_SKIPPED', 'DRAFT_RESTORED',
         'DRAFT_REQUEUED', 'DAY_EDITED', 'TOUCH_SCHEDULED', 'TOUCH_DEFERRED', 'TOUCH_SENDING', 'TOUCH_SENT',
         'TOUCH_SKIPPED', 'TOUCH_FAILED', 'TOUCH_IN_DOUBT', 'TOUCH_RESOLVED', 'TOUCH_SEND_NOW', 'TOUCH_STATUS',
         'CHANNEL_UNAVAILABLE', 'SENDER_PROBLEM', 'REPLY_RECEIVED', 'AUTO_REPLY_RECEIVED', 'BOUNCE_RECEIVED',
         'COMPLAINT_RECEIVED', 'INBOUND_RECORDED', 'INBOUND_UNMATCHED', 'SUPPRESSION_ADDED',
         'SUPPRESSION_REPEATED', 'SUPPRESSION_REMOVED', 'CONTACT_FORGOTTEN')),
    constraint seq_activity_actor_kind check (actor_kind in ('USER', 'CONTACT', 'PROVIDER', 'SYSTEM'))
);
create index seq_activity_newest on seq_activity (workspace_id, seq_no);
create index seq_activity_sequence on seq_activity (workspace_id, sequence_id, seq_no);
create index seq_activity_enrollment on seq_activity (workspace_id, enrollment_id, seq_no);
create index seq_activity_contact on seq_activity (workspace_id, contact_id, seq_no);

-- What the host has not been told of; its own numbers keep the order in which it was appended.
create table seq_outbox (
    workspace_id varchar(100) ${byte_order} not null,
    activity_id uuid not null,
    seq_no bigint generated always as identity,
    -- What must stay in order: the enrollment, or zeros for all that concerns none.
    line uuid not null,
    failures integer not null,
    retry_at timestamp(6) with time zone,
    constraint seq_outbox_pk primary key (workspace_id, activity_id),
    constraint seq_outbox_of foreign key (workspace_id, activity_id)
        references seq_activity (workspace_id, id) on delete cascade
);
create index seq_outbox_order on seq_outbox (seq_no);
create index seq_outbox_activity on seq_outbox (activity_id);
create index seq_outbox_line on seq_outbox (workspace_id, line, seq_no);

create table seq_lease (
    name varchar(40) not null,
    owner_id uuid not null,
    leased_until timestamp(6) with time zone not null,
    constraint seq_lease_pk primary key (name)
);
