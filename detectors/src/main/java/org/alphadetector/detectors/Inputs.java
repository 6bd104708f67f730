package org.alphadetector.detectors;

/** The columns detectors read. */
public final class Inputs {
    public static final String CLOSE = "close";
    public static final String OPEN = "open";
    public static final String RET_M_1 = "ret_m_1";
    public static final String RET_M_5 = "ret_m_5";
    public static final String RET_M_15 = "ret_m_15";
    public static final String QUOTE_VOLUME = "quote_volume";
    public static final String OI_OPEN = "oi_open";
    public static final String OI_CLOSE = "oi_close";
    public static final String OI_ROC_M_5 = "oi_roc_m_5";
    public static final String OI_STALENESS_MS = "oi_staleness_ms";
    public static final String SPREAD_MEAN_M_1 = "spread_mean_m_1";
    public static final String LIQ_NOTIONAL_M_5 = "liq_notional_m_5";
    public static final String DQ_STATUS = "dq_status";
    public static final String FEATURE_PACK = "feature_pack";
    public static final String EXTRAS_JSON = "extras_json";

    private Inputs() {}
}
