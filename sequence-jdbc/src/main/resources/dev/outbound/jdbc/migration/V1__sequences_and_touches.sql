-- One script for PostgreSQL and H2. The placeholders stand for what only PostgreSQL has:
--   byte_order  compare text by bytes, so that every client locks rows in the same order
--   hot         room in each page for updates in place
--   if_...      the condition of a partial index
--   index_by_hand  the few touches that a person sends now, which go first

create table seq_sequence (
    workspace_id varchar(100) ${byte_order} not null,
    id uuid not null,
    name varchar(200) not null,
    recipe text not null,
    recipients text not null,
    sender_name varchar(80),
    sender_local_part varchar(64),
    respect_contact_zone boolean not null,
    business_hours_only boolean not null,
    skip_weekends boolean not null,
    stop_on_reply boolean not null,
    status varchar(20) not null,
    start_at timestamp(6) with time zone,
    created_at timestamp(6) with time zone not null,
    version bigint not null,
    constraint seq_sequence_pk primary key (workspace_id, id),
    constraint seq_sequence_sender check ((sender_name is null) = (sender_local_part is null)),
    constraint seq_sequence_status check (status in
        ('DRAFT', 'GENERATING', 'IN_REVIEW', 'SCHEDULED', 'RUNNING', 'PAUSED', 'COMPLETED', 'CANCELLED'))
);
create index seq_sequence_newest on seq_sequence (workspace_id, created_at, id);
create index seq_sequence_starting on seq_sequence (status, start_at);

create table seq_enrollment (
    workspace_id varchar(100) ${byte_order} not null,
    id uuid not null,
    sequence_id uuid not null,
    contact_id varchar(200) ${byte_order} not null,
    address_keys text not null,
    status varchar(20) not null,
    problem text,
    anchor_at timestamp(6) with time zone,
    anchor_date date,
    anchor_shift_days integer,
    pause_reason varchar(20),
    paused_since timestamp(6) with time zone,
    resume_at timestamp(6) with time zone,
    end_reason varchar(20),
    replied_at timestamp(6) with time zone,
    version bigint not null,
    constraint seq_enrollment_pk primary key (workspace_id, id),
    constraint seq_enrollment_once unique (workspace_id, sequence_id, contact_id),
    constraint seq_enrollment_status check (status in
        ('PENDING', 'GENERATING', 'GENERATION_FAILED', 'IN_REVIEW', 'ACTIVE', 'PAUSED', 'REPLIED', 'BOUNCED',
         'SUPPRESSED', 'COMPLETED', 'CANCELLED')),
    constraint seq_enrollment_pause_reason check (pause_reason in ('USER', 'AUTO_REPLY', 'REPLIED_ELSEWHERE', 'STALE')),
    constraint seq_enrollment_end_reason check (end_reason in ('REMOVED', 'SEQUENCE_CANCELLED', 'CONTACT_DELETED')),
    constraint seq_enrollment_anchor check
        ((anchor_at is null) = (anchor_date is null) and (anchor_at is null) = (anchor_shift_days is null)),
    constraint seq_enrollment_paused check
        ((status = 'PAUSED') = (pause_reason is not null) and (pause_reason is null) = (paused_since is null)),
    constraint seq_enrollment_ended check ((status = 'CANCELLED') = (end_reason is not null))
);
create index seq_enrollment_order on seq_enrollment (workspace_id, sequence_id, id);
create index seq_enrollment_under_way on seq_enrollment (workspace_id, sequence_id, status);
create index seq_enrollment_contact on seq_enrollment (workspace_id, contact_id);
create index seq_enrollment_resuming on seq_enrollment (resume_at, id) ${if_resuming};

create table seq_enrollment_address (
    workspace_id varchar(100) ${byte_order} not null,
    address varchar(320) ${byte_order} not null,
    kind varchar(10) not null,
    enrollment_id uuid not null,
    constraint seq_enrollment_address_pk primary key (workspace_id, address, kind, enrollment_id),
    constraint seq_enrollment_address_of foreign key (workspace_id, enrollment_id)
        references seq_enrollment (workspace_id, id) on delete cascade,
    constraint seq_enrollment_address_kind check (kind in ('EMAIL', 'PHONE'))
);
create index seq_enrollment_address_enrollment on seq_enrollment_address (workspace_id, enrollment_id);

create table seq_draft (
    workspace_id varchar(100) ${byte_order} not null,
    id uuid not null,
    enrollment_id uuid not null,
    sequence_id uuid not null,
    step_no integer not null,
    status varchar(20) not null,
    channel varchar(10),
    subject varchar(200),
    body text,
    in_thread boolean,
    problem text,
    skip_reason varchar(20),
    decided_by_kind varchar(10),
    decided_by varchar(100),
    decided_at timestamp(6) with time zone,
    approved_words varchar(64),
    generation integer not null,
    failures integer not null,
    wake_at timestamp(6) with time zone,
    ever_edited boolean not null,
    day_override integer,
    stale boolean not null,
    version bigint not null,
    constraint seq_draft_pk primary key (workspace_id, id),
    constraint seq_draft_once unique (workspace_id, enrollment_id, step_no),
    constraint seq_draft_status check (status in
        ('QUEUED', 'GENERATING', 'FAILED', 'READY', 'EDITED', 'APPROVED', 'SKIPPED', 'SENT')),
    constraint seq_draft_channel check (channel in ('EMAIL', 'SMS', 'VOICE')),
    constraint seq_draft_content check ((channel is null) = (body is null)),
    constraint seq_draft_skip_reason check (skip_reason in
        ('USER', 'SUPPRESSED', 'REPLIED', 'BOUNCED', 'CANCELLED', 'OVERTAKEN', 'NOT_APPROVED', 'MISSING_ADDRESS',
         'CONTACT_GONE', 'NO_CONSENT', 'WINDOW_IMPOSSIBLE')),
    constraint seq_draft_decided_by_kind check (decided_by_kind in ('USER', 'CONTACT', 'PROVIDER', 'SYSTEM')),
    constraint seq_draft_failed check ((status = 'FAILED') = (problem is not null)),
    constraint seq_draft_skipped check ((status = 'SKIPPED') = (skip_reason is not null))
);
create index seq_draft_of_sequence on seq_draft (workspace_id, sequence_id, status, step_no);
create index seq_draft_wake on seq_draft (wake_at, id) ${if_awake};

create table seq_touch (
    workspace_id varchar(100) ${byte_order} not null,
    id uuid not null,
    enrollment_id uuid not null,
    sequence_id uuid not null,
    contact_id varchar(200) ${byte_order} not null,
    step_no integer not null,
    channel varchar(10) not null,
    status varchar(20) not null,
    skip_reason varchar(20),
    problem text,
    due_at timestamp(6) with time zone,
    send_rule varchar(20) not null,
    planned_date date,
    not_before timestamp(6) with time zone,
    wake_at timestamp(6) with time zone,
    by_hand boolean not null,
    transient_failures integer not null,
    handed_attempt integer,
    handed_at timestamp(6) with time zone,
    handed_late boolean,
    handed_to varchar(320),
    message_id text,
    provider_id varchar(1000),
    delivery varchar(20) not null,
    version bigint not null,
    constraint seq_touch_pk primary key (workspace_id, id),
    constraint seq_touch_once unique (workspace_id, enrollment_id, step_no),
    constraint seq_touch_channel check (channel in ('EMAIL', 'SMS', 'VOICE')),
    constraint seq_touch_status check (status in
        ('HELD', 'SCHEDULED', 'CLAIMED', 'SENDING', 'SENT', 'FAILED', 'IN_DOUBT', 'SKIPPED')),
    constraint seq_touch_skip_reason check (skip_reason in
        ('USER', 'SUPPRESSED', 'REPLIED', 'BOUNCED', 'CANCELLED', 'OVERTAKEN', 'NOT_APPROVED', 'MISSING_ADDRESS',
         'CONTACT_GONE', 'NO_CONSENT', 'WINDOW_IMPOSSIBLE')),
    constraint seq_touch_send_rule check (send_rule in
        ('NONE', 'START', 'STEP_DAY', 'STEP_WINDOW', 'WEEKEND', 'BLACKOUT', 'BUSINESS_HOURS', 'SMS_HOURS',
         'VOICE_HOURS', 'THROTTLE', 'LATE_SPACING', 'BACK_OFF', 'CAP', 'JITTER', 'SEND_NOW')),
    constraint seq_touch_delivery check (delivery in
        ('NONE', 'DELIVERED', 'BOUNCED_SOFT', 'UNDELIVERED', 'BOUNCED_HARD', 'ANSWERED', 'NO_ANSWER', 'BUSY',
         'MACHINE')),
    constraint seq_touch_skipped check ((status = 'SKIPPED') = (skip_reason is not null)),
    constraint seq_touch_handed check
        ((handed_attempt is null) = (handed_at is null) and (handed_attempt is null) = (handed_late is null)
         and (handed_attempt is null) = (handed_to is null) and (handed_attempt is null) = (message_id is null))
) ${hot};
-- The only index the dispatcher reads by; rows at rest are not in it.
create index seq_touch_wake on seq_touch (wake_at, id) ${if_awake};
${index_by_hand}
create index seq_touch_of_sequence on seq_touch (workspace_id, sequence_id);
create index seq_touch_provider on seq_touch (workspace_id, provider_id) ${if_provider};

create table seq_attempt (
    workspace_id varchar(100) ${byte_order} not null,
    id uuid not null,
    touch_id uuid not null,
    -- The touch while the attempt is STARTED or IN_DOUBT: unique, so a touch has at most one such attempt.
    open_key uuid,
    contact_id varchar(200) ${byte_order} not null,
    channel varchar(10) not null,
    attempt_no integer not null,
    address_kind varchar(10) not null,
    address varchar(320) ${byte_order} not null,
    content varchar(64) not null,
    started_at timestamp(6) with time zone not null,
    deadline timestamp(6) with time zone not null,
    state varchar(20) not null,
    ended_at timestamp(6) with time zone,
    provider_id varchar(1000),
    detail text,
    constraint seq_attempt_pk primary key (workspace_id, id),
    constraint seq_attempt_one_open unique (workspace_id, open_key),
    constraint seq_attempt_number unique (workspace_id, touch_id, attempt_no),
    constraint seq_attempt_open check ((state in ('STARTED', 'IN_DOUBT')) = (open_key is not null)),
    constraint seq_attempt_channel check (channel in ('EMAIL', 'SMS', 'VOICE')),
    constraint seq_attempt_address_kind check (address_kind in ('EMAIL', 'PHONE')),
    constraint seq_attempt_state check (state in ('STARTED', 'ACCEPTED', 'DEFERRED', 'REJECTED', 'IN_DOUBT'))
);
create index seq_attempt_contact on seq_attempt (workspace_id, contact_id, started_at);
create index seq_attempt_address on seq_attempt (workspace_id, address, started_at);
create index seq_attempt_channel_time on seq_attempt (workspace_id, channel, started_at);

create table seq_contact_clock (
    workspace_id varchar(100) ${byte_order} not null,
    contact_id varchar(200) ${byte_order} not null,
    last_at timestamp(6) with time zone,
    constraint seq_contact_clock_pk primary key (workspace_id, contact_id)
) ${hot};

create table seq_address_gate (
    workspace_id varchar(100) ${byte_order} not null,
    kind varchar(10) ${byte_order} not null,
    address varchar(320) ${byte_order} not null,
    suppressed boolean not null,
    constraint seq_address_gate_pk primary key (workspace_id, address, kind),
    constraint seq_address_gate_kind check (kind in ('EMAIL', 'PHONE'))
);
