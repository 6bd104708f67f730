-- The flow of orders at the best prices, by which a return is explained where quotes are there.
ALTER TABLE market.features_snapshot
    ADD COLUMN order_flow_imbalance_m_1 double precision;
