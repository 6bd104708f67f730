package org.alphadetector.ingest.simulator;

/** What is done to an asset. The shocks take seconds, the build-ups and unwindings minutes. */
public enum InjectionKind {
    /** The price jumps up within seconds: shorts are liquidated, volume and spread rise, open interest falls. */
    PRICE_SHOCK_UP(1, -1, true),
    /** The price falls within seconds: longs are liquidated, volume and spread rise, open interest falls. */
    PRICE_SHOCK_DOWN(-1, -1, true),
    /** Price and open interest rise for minutes: new longs. */
    LONG_BUILD_UP(1, 1, false),
    /** The price falls and open interest rises for minutes: new shorts. */
    SHORT_BUILD_UP(-1, 1, false),
    /** Price and open interest fall for minutes: longs give up. */
    LONG_LIQUIDATION(-1, -1, false),
    /** The price rises and open interest falls for minutes: shorts give up. */
    SHORT_COVERING(1, -1, false);

    private final int priceSign;
    private final int openInterestSign;
    private final boolean isShock;

    InjectionKind(int priceSign, int openInterestSign, boolean isShock) {
        this.priceSign = priceSign;
        this.openInterestSign = openInterestSign;
        this.isShock = isShock;
    }

    /** Direction of the price, 1 or -1. */
    public int priceSign() {
        return priceSign;
    }

    /** Direction of open interest, 1 or -1. */
    public int openInterestSign() {
        return openInterestSign;
    }

    /** Whether the price moves within seconds rather than minutes. */
    public boolean isShock() {
        return isShock;
    }
}
