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
