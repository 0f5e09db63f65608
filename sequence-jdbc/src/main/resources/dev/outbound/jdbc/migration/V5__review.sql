-- Whether words are outdated is told by what they were written from, compared when they are read.
alter table seq_draft drop column stale;
alter table seq_draft add column written_from varchar(64);

-- Words that were replaced, by the version of the draft that held them.
create table seq_draft_revision (
    workspace_id varchar(100) ${byte_order} not null,
    draft_id uuid not null,
    draft_version bigint not null,
    channel varchar(10) not null,
    subject varchar(200),
    body text not null,
    in_thread boolean,
    replaced_by_kind varchar(10) not null,
    replaced_by varchar(100) not null,
    replaced_at timestamp(6) with time zone not null,
    constraint seq_draft_revision_pk primary key (workspace_id, draft_id, draft_version),
    constraint seq_draft_revision_of foreign key (workspace_id, draft_id)
        references seq_draft (workspace_id, id) on delete cascade,
    constraint seq_draft_revision_channel check (channel in ('EMAIL', 'SMS', 'VOICE')),
    constraint seq_draft_revision_replaced_by_kind check
        (replaced_by_kind in ('USER', 'CONTACT', 'PROVIDER', 'SYSTEM'))
);
