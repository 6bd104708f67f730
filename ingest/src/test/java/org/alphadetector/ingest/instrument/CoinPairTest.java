package org.alphadetector.ingest.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import org.alphadetector.ingest.simulator.MarketSimulator;
import org.alphadetector.ingest.simulator.SimulatorSettings;
import org.alphadetector.ingest.tick.AssetId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CoinPairTest {
    @ParameterizedTest
    @CsvSource({
        "binance-futures, BTCUSDT, BTC, USDT",
        "binance-futures, ETHUSDC, ETH, USDC",
        "binance-futures, USDCUSDT, USDC, USDT",
        "binance-futures, BTCBUSD, BTC, BUSD",
        "binance-futures, ETHBTC, ETH, BTC",
        "binance-futures, BTCDOMUSDT, BTCDOM, USDT",
        "binance-futures, BTCSTUSDT, BTCST, USDT",
        "binance-futures, PERPUSDT, PERP, USDT",
        "binance-futures, 1INCHUSDT, 1INCH, USDT",
        "binance-futures, 0GUSDT, 0G, USDT",
        "binance-futures, 4USDT, 4, USDT",
        "binance-futures, 币安人生USDT, 币安人生, USDT",
        "binance-futures, BTCUSDT_240927, BTC, USDT",
        "BINANCE_FUTURES, BTCUSDT, BTC, USDT",
        "binanceusdm, BTCBUSD, BTC, BUSD",
        "binance-delivery, BTCUSD_PERP, BTC, USD",
        "binance-delivery, BNBUSD_PERP, BNB, USD",
        "binance-delivery, BTCUSD_240927, BTC, USD",
        "binance-delivery, BNBUSD_240927, BNB, USD",
        "binance-delivery, DOTUSD_240927, DOT, USD",
        "binance-futures, BTCUSD_PERP, BTC, USD",
        "binance-futures, BNBUSD_PERP, BNB, USD",
        "binance-futures, BTCUSD_240927, BTC, USD",
        "bybit, BTCUSDT, BTC, USDT",
        "bybit, BTCPERP, BTC, USDC",
        "bybit, PERPPERP, PERP, USDC",
        "bybit, BTCUSD, BTC, USD",
        "bybit, DOTUSD, DOT, USD",
        "bybit, BTCUSDU23, BTC, USD",
        "bybit, ETHUSDM21, ETH, USD",
        "bybit, BTCUSDT-26SEP25, BTC, USDT",
        "bybit, BTC-26SEP25, BTC, USDC",
        "BYBIT, BTC-USDT-PERP, BTC, USDT",
        "bitget-futures, BTCUSDT, BTC, USDT",
        "bitget-futures, BTCPERP, BTC, USDC",
        "okex-swap, BTC-USDT-SWAP, BTC, USDT",
        "okex-swap, BTC-USD-SWAP, BTC, USD",
        "okex-swap, BCH-USDT, BCH, USDT",
        "okex-futures, BTC-USDT-240927, BTC, USDT",
        "OKX, BTC-USDT-PERP, BTC, USDT",
        "OKX, BTC-USD-27U24, BTC, USD",
        "okx, BTC/USDT:USDT, BTC, USDT",
        "okx, BTC/USD:BTC-240927, BTC, USD",
        "hyperliquid, BTC, BTC, USDC",
        "hyperliquid, PERP, PERP, USDC",
        "hyperliquid, K, K, USDC",
        "HYPERLIQUID, BTC-USD-PERP, BTC, USD",
        "hyperliquid, BTC/USDC:USDC, BTC, USDC",
        "hyperliquid, BTCUSDT, BTC, USDT",
        "bitmex, XBTUSD, BTC, USD",
        "bitmex, XBTUSDT, BTC, USDT",
        "bitmex, ETHUSD, ETH, USD",
        "bitmex, ETHUSDM24, ETH, USD",
        "bitmex, XBTM24, BTC, USD",
        "bitmex, BTC/USD:BTC, BTC, USD",
        "BITMEX, BTC-USD-PERP, BTC, USD",
        "deribit, BTC-PERPETUAL, BTC, USD",
        "deribit, BTC_USDC-PERPETUAL, BTC, USDC",
        "deribit, BTC-27SEP24, BTC, USD",
        "deribit, SOL_USDC-6OCT24, SOL, USDC",
        "dydx, BTC-USD, BTC, USD",
        "huobi-dm-swap, BTC-USD, BTC, USD",
        "huobi-dm-linear-swap, BTC-USDT, BTC, USDT",
        "gate-io-futures, BTC_USDT, BTC, USDT",
        "cryptofacilities, PI_XBTUSD, BTC, USD",
        "kraken-futures, FI_XBTUSD_240927, BTC, USD",
        "kucoin-futures, XBTUSDTM, BTC, USDT",
        "ftx, BTC-PERP, BTC, USD",
        "ftx, PERP-PERP, PERP, USD",
        "coinbase-international, BTC-PERP, BTC, USDC",
        "crypto-com, BTCUSD-PERP, BTC, USD",
        "somewhere, BTCUSDT, BTC, USDT",
        "somewhere, ETHUSD, ETH, USD"
    })
    void knowsBaseAndQuote(String exchange, String symbol, String base, String quote) {
        assertThat(CoinPair.of(exchange, symbol)).contains(new CoinPair(base, quote));
    }

    @ParameterizedTest
    @CsvSource({
        "binance-futures, 1000SHIBUSDT, SHIB",
        "binance-futures, 1000SHIBUSDC, SHIB",
        "binance-futures, 1000000MOGUSDT, MOG",
        "binance-futures, 1MBABYDOGEUSDT, BABYDOGE",
        "bybit, 1000000BABYDOGEUSDT, BABYDOGE",
        "bybit, 10000000AIDOGEUSDT, AIDOGE",
        "bybit, SHIB1000USDT, SHIB",
        "bybit, SHIB1000PERP, SHIB",
        "bybit, 1000PEPEPERP, PEPE",
        "hyperliquid, kPEPE, PEPE",
        "hyperliquid, kPEPE/USDC:USDC, PEPE",
        "binanceusdm, 1000SHIB/USDT:USDT, SHIB",
        "BINANCE_FUTURES, 1000SHIB-USDT-PERP, SHIB"
    })
    void leavesTheMultiplierOutOfTheBase(String exchange, String symbol, String base) {
        assertThat(CoinPair.of(exchange, symbol)).map(CoinPair::base).contains(base);
    }

    @ParameterizedTest
    @CsvSource({
        "somewhere, BTC",
        "somewhere, BTCPERP",
        "somewhere, BTC-PERP",
        "somewhere, ''",
        "market, ''",
        "somewhere, USDT",
        "somewhere, BNBUSD",
        "somewhere, BTCFDUSD",
        "somewhere, btcusdt",
        "somewhere, BTC-FOO",
        "somewhere, BTC USDT",
        "binance-futures, BNBUSD",
        "binance-futures, BTCBUSD_210129",
        "binance, BNBUSD_240927",
        "binance, BNBUSD",
        "okex-options, BTC-USD-240927-60000-C",
        "deribit, BTC-27SEP24-60000-C",
        "deribit, BTC-FS-27SEP24_PERP",
        "bitmex, ADAM20",
        "bitmex, .BXBT",
        "hyperliquid, @107",
        "hyperliquid, xyz:TSLA",
        "phemex, uBTCUSD",
        "woo-x, PERP_BTC_USDT"
    })
    void doesNotGuess(String exchange, String symbol) {
        assertThat(CoinPair.of(exchange, symbol)).isEmpty();
        assertThat(CoinPair.baseOf(exchange, symbol)).isEqualTo(symbol);
    }

    @Test
    void oneCoinHasOneBaseOnEveryExchange() {
        assertThat(CoinPair.baseOf("binance-futures", "BTCUSDT"))
                .isEqualTo(CoinPair.baseOf("bitmex", "XBTUSD"))
                .isEqualTo(CoinPair.baseOf("deribit", "BTC-PERPETUAL"))
                .isEqualTo(CoinPair.baseOf("hyperliquid", "BTC"))
                .isEqualTo("BTC");
    }

    @Test
    void knowsEverySimulatedPerpetual() {
        try (MarketSimulator market = new MarketSimulator(SimulatorSettings.DEFAULT.withAssetCount(45))) {
            assertThat(market.assets()).hasSize(45);
            for (AssetId asset : market.assets()) {
                String base = asset.symbol().substring(0, asset.symbol().length() - "USDT".length());
                assertThat(CoinPair.of(asset.exchange(), asset.symbol())).contains(new CoinPair(base, "USDT"));
            }
        }
    }
}
