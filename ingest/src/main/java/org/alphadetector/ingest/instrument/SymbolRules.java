package org.alphadetector.ingest.instrument;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How exchanges write their symbols: rules of single exchanges first, then the forms that many share. */
final class SymbolRules {
    private static final String ANY = "";
    /** The name of a coin; as short as the rest allows. A lower-case letter is a multiplier or another market. */
    private static final String BASE = "(?<base>[\\p{Lu}\\p{Lo}\\p{Nd}]+?)";

    private static final String BASE_OR_K = "(?<base>k?[\\p{Lu}\\p{Lo}\\p{Nd}]+?)";
    /** What stands behind a separator and is a quote coin: a name alone could also be a part of a contract's name. */
    private static final String QUOTE = "(?<quote>USDT|USDC|USD|BUSD|FDUSD|TUSD|USDE|DAI|EUR|GBP|JPY|BTC|ETH)";

    /** An expiry: 240927, 20240927. */
    private static final String DATE = "\\d{6}(\\d{2})?";
    /** An expiry: 27SEP24. */
    private static final String DAY_AND_MONTH = "\\d{1,2}[A-Z]{3}\\d{2}";
    /** An expiry: U24, 27U24, with the letters of futures' months. */
    private static final String MONTH_LETTER = "\\d{0,2}[FGHJKMNQUVXZ]\\d{2}";

    /** XUSD where X does not end like a coin that ends in USD: BNBUSD is read as BNB and USD, or as BN and BUSD. */
    private static final String UNAMBIGUOUS_USD = "(?<!B|T|FD|PY)USD";

    private static final List<SymbolRule> RULES = List.of(
            // ccxt: BTC/USDT:USDT, BTC/USD:BTC-240927
            SymbolRule.of(ANY, BASE_OR_K + "/(?<quote>[\\p{Lu}\\p{Nd}]+)(:.+)?"),
            // COIN-M: BTCUSD_PERP, BNBUSD_PERP, BTCUSD_240927
            SymbolRule.of("binance", BASE + "(?<quote>USD)_PERP"),
            SymbolRule.of("binance(delivery|coinm|cm)", BASE + "(?<quote>USD)_" + DATE),
            // USD-M: BTCUSDT, BTCUSDT_240927, BTCBUSD, ETHBTC; BNBUSD is the index of a COIN-M contract
            SymbolRule.of("binance(futures|usdm|um)", BASE + "(?<quote>USDT|USDC|(?<!^BN)BUSD|BTC)"),
            SymbolRule.of("binance", BASE + "(?<quote>USDT|USDC|" + UNAMBIGUOUS_USD + ")_" + DATE),
            // BTCUSD, BTCUSDU23, BTCUSDT-26SEP25; of USDC BTCPERP, BTC-26SEP25
            SymbolRule.of("bybit", BASE + "(?<quote>USDT|USDC|USD)(" + MONTH_LETTER + "|-" + DAY_AND_MONTH + ")?"),
            SymbolRule.of("bybit", BASE + "(PERP|-" + DAY_AND_MONTH + ")", "USDC"),
            SymbolRule.of("bitget", BASE + "(?<quote>USDT|USDC|USD)"),
            SymbolRule.of("bitget", BASE + "PERP", "USDC"),
            // XBTUSD, XBTUSDT, ETHUSDM24, XBTM24
            SymbolRule.of("bitmex", BASE + "(?<quote>USDT|USD|EUR)(" + MONTH_LETTER + ")?"),
            SymbolRule.of("bitmex", "(?<base>XBT)" + MONTH_LETTER, "USD"),
            // BTC-PERPETUAL, BTC-27SEP24; of USDC BTC_USDC-PERPETUAL
            SymbolRule.of("deribit", BASE + "-(PERPETUAL|" + DAY_AND_MONTH + ")", "USD"),
            SymbolRule.of("deribit", BASE + "_(?<quote>USDC|USDT)-" + DAY_AND_MONTH),
            // PF_XBTUSD, FI_XBTUSD_240927
            SymbolRule.of("kraken|cryptofacilities", "[PF][FI]_" + BASE + "(?<quote>USD|EUR)(_" + DATE + ")?"),
            // XBTUSDTM
            SymbolRule.of("kucoin", BASE + "(?<quote>USDT|USDC|USD)M"),
            // BTC, kPEPE: names of coins alone; profit and loss are in USDC, which ccxt too takes for the quote coin
            SymbolRule.of("hyperliquid", "(?!.+USD[CT]?$)" + BASE_OR_K, "USDC"),
            SymbolRule.of("ftx", BASE + "-PERP", "USD"),
            SymbolRule.of("coinbase", BASE + "-PERP", "USDC"),
            // BTC-USD, BTC_USDT, BTC-USDT-SWAP, BTC-USDT-240927, BTC-USDT-PERP, BTC_USDC-PERPETUAL, BTC-USD-27U24
            SymbolRule.of(
                    ANY, BASE + "[-_]" + QUOTE + "([-_](SWAP|PERP|PERPETUAL|" + DATE + '|' + MONTH_LETTER + "))?"),
            // BTCUSDT, BTCUSD, BTCUSD-PERP
            SymbolRule.of(ANY, BASE + "(?<quote>USDT|USDC|" + UNAMBIGUOUS_USD + ")([-_]PERP)?"));

    private SymbolRules() {}

    /** Base and quote as the symbol writes them, by the first rule that knows the symbol. */
    static Optional<CoinPair> find(String exchange, String symbol) {
        String name = exchange.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
        return RULES.stream().flatMap(rule -> rule.read(name, symbol).stream()).findFirst();
    }
}
