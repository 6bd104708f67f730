package org.alphadetector.ingest.injection;

import java.util.ArrayList;
import java.util.List;

/**
 * Injection settings as one writes them on a command line: {@code name=value}, separated by commas, lists joined by
 * {@code +}, what is not named as in {@link InjectionSettings#DEFAULT}. For example
 * {@code seed=7,rate=12,rest=60,warmup=180,kinds=spike+quadrant.long_buildup,sizes=3+6+12}: rate an asset-day, rest and
 * warm-up in minutes, kinds by class or by class and subtype.
 */
public final class InjectionText {
    private static final long MINUTE_MS = 60_000;

    private long seed = InjectionSettings.DEFAULT.seed();
    private double perAssetDay = InjectionSettings.DEFAULT.perAssetDay();
    private long restMs = InjectionSettings.DEFAULT.restMs();
    private long warmupMs = InjectionSettings.DEFAULT.warmupMs();
    private List<InjectionKind> kinds = InjectionSettings.DEFAULT.kinds();
    private List<Double> sizesSigmas = InjectionSettings.DEFAULT.sizesSigmas();

    private InjectionText() {}

    /**
     * The settings of a text.
     *
     * @throws IllegalArgumentException if it is not one; the message is a sentence for the user
     */
    public static InjectionSettings read(String text) {
        InjectionText read = new InjectionText();
        for (String part : text.split(",", -1)) {
            int equals = part.indexOf('=');
            if (equals <= 0) {
                throw new IllegalArgumentException("write name=value, not '" + part + "'");
            }
            read.set(part.substring(0, equals), part.substring(equals + 1));
        }
        return new InjectionSettings(
                read.seed, read.perAssetDay, read.restMs, read.warmupMs, read.kinds, read.sizesSigmas);
    }

    private void set(String name, String value) {
        try {
            switch (name) {
                case "seed" -> seed = Long.parseLong(value);
                case "rate" -> perAssetDay = Double.parseDouble(value);
                case "rest" -> restMs = Long.parseLong(value) * MINUTE_MS;
                case "warmup" -> warmupMs = Long.parseLong(value) * MINUTE_MS;
                case "kinds" -> kinds = kinds(value);
                case "sizes" -> sizesSigmas = sizes(value);
                default ->
                    throw new IllegalArgumentException(
                            "'" + name + "' is none of seed, rate, rest, warmup, kinds, sizes");
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("not a number: " + name + '=' + value, e);
        }
    }

    private static List<Double> sizes(String value) {
        List<Double> sizes = new ArrayList<>();
        for (String size : value.split("\\+", -1)) {
            sizes.add(Double.parseDouble(size));
        }
        return sizes;
    }

    private static List<InjectionKind> kinds(String value) {
        List<InjectionKind> kinds = new ArrayList<>();
        for (String name : value.split("\\+", -1)) {
            int before = kinds.size();
            for (InjectionKind kind : InjectionKind.values()) {
                if (kind.wireName().equals(name)
                        || kind.anomalyClass().wireName().equals(name)) {
                    kinds.add(kind);
                }
            }
            if (kinds.size() == before) {
                throw new IllegalArgumentException("there is no kind of injection called '" + name + "'");
            }
        }
        return kinds;
    }
}
