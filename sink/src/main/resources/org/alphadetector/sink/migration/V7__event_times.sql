COMMENT ON COLUMN market.anomaly_event.emitted_at IS
    'When the event was published: the append time of its record on the topic, by the broker''s clock; of an event that came through no topic (a replay in process) the time when its row was handed to the writer.';
COMMENT ON COLUMN market.anomaly_event.source_lag_ms IS
    'emitted_at - trigger_ts in whole milliseconds, rounded down, at least 0: from the exchange''s time of the tick (at bar close: from the close label) to publication, so network, lateness of the bar close and pipeline together, and wrong by as much as the two clocks differ; NULL in a replay and beyond 24 days.';
COMMENT ON COLUMN market.anomaly_event.clock_skew_ms IS
    'trigger_ts - emitted_at in whole milliseconds, rounded up, where that is above 0, otherwise 0: by how much the exchange''s clock is at least ahead of the broker''s, since nothing is published before it happens; NULL in a replay and beyond 24 days.';
