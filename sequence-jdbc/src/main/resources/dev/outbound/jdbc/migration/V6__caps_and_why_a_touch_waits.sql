-- Why a touch is held until not_before. Rows that waited before this was kept waited for a provider.
alter table seq_touch add column not_before_rule varchar(20);
update seq_touch set not_before_rule = 'BACK_OFF' where not_before is not null;
alter table seq_touch add constraint seq_touch_not_before check ((not_before is null) = (not_before_rule is null));
alter table seq_touch drop constraint seq_touch_send_rule;
alter table seq_touch add constraint seq_touch_send_rule check (send_rule in
    ('NONE', 'START', 'STEP_DAY', 'STEP_WINDOW', 'WEEKEND', 'BLACKOUT', 'BUSINESS_HOURS', 'SMS_HOURS', 'VOICE_HOURS',
     'THROTTLE', 'LATE_SPACING', 'BACK_OFF', 'CAP', 'UNREADABLE', 'JITTER', 'SEND_NOW'));
alter table seq_touch add constraint seq_touch_not_before_rule check (not_before_rule in
    ('NONE', 'START', 'STEP_DAY', 'STEP_WINDOW', 'WEEKEND', 'BLACKOUT', 'BUSINESS_HOURS', 'SMS_HOURS', 'VOICE_HOURS',
     'THROTTLE', 'LATE_SPACING', 'BACK_OFF', 'CAP', 'UNREADABLE', 'JITTER', 'SEND_NOW'));

-- The mailbox or number an attempt came from: caps can be counted by it.
alter table seq_attempt add column sender varchar(320) default '' not null;

-- The lock under which attempts on a channel are counted and begun, where caps are set.
create table seq_channel_gate (
    workspace_id varchar(100) ${byte_order} not null,
    channel varchar(10) ${byte_order} not null,
    constraint seq_channel_gate_pk primary key (workspace_id, channel),
    constraint seq_channel_gate_channel check (channel in ('EMAIL', 'SMS', 'VOICE'))
);
