update seq_sequence set name = 'migrated';
