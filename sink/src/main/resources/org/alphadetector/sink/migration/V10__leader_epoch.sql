ALTER TABLE market.sink_offset ADD COLUMN leader_epoch integer;
COMMENT ON COLUMN market.sink_offset.leader_epoch IS
    'In whose epoch, of the partition''s leaders, the record before next_offset was written: where the log was cut and has grown again it is another; NULL when it is not known.';
