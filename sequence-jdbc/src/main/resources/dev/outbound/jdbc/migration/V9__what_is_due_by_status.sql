-- Who looks for one status must not walk past all that is due in another: the sweep for lapsed leases past a backlog of
-- messages, the one for given-up drafts past all that wait to be written, the claim past what is held.
drop index seq_touch_wake;
create index seq_touch_wake on seq_touch (status, wake_at, id) ${if_awake};
drop index seq_draft_wake;
create index seq_draft_wake on seq_draft (status, wake_at, id) ${if_awake};
