package org.alphadetector.ingest.injection;

/**
 * What an injection disturbs, and the robust sigma in which its size counts there. All sigmas are the asset's own, over
 * its last two hours before the injection: the 68.27 % quantile of the absolute value of a change, or ln(84.13 %
 * quantile / median) of a level, of one-minute values.
 */
public enum InjectedField {
    /** Every price; sigma of one-minute log returns, at least half a price step. */
    PRICE("price"),
    /** Size and number of trades; sigma of the log of a minute's notional. */
    VOLUME("volume"),
    /** Who is the taker. */
    SIDE("side"),
    /** Best bid and ask; sigma of the log of a minute's mean relative spread. */
    SPREAD("spread"),
    /** Sizes in the book. */
    DEPTH("depth"),
    /** Open interest; sigma of its one-minute log changes. */
    OPEN_INTEREST("open_interest"),
    /** Mark and last price against the index; sigma of one-minute changes of the basis. */
    BASIS("basis"),
    /** Liquidations, added to those that come by themselves; sigma of the log of a minute's traded notional. */
    LIQUIDATION("liquidation");

    private final String wireName;

    InjectedField(String wireName) {
        this.wireName = wireName;
    }

    /** The name in ground truth, for example {@code open_interest}. */
    public String wireName() {
        return wireName;
    }
}
