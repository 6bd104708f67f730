package org.alphadetector.features.asset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.alphadetector.features.source.IngestCounts;
import org.alphadetector.features.state.Changelog;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A stage that loses its heap at random moments, gets back what it last committed, key by key as a changelog keeps it,
 * and reads on from there says what one that was left alone says, and comes to hold the same state. Assets fall silent
 * for hours and days, come back, and get late messages; symbols and whole exchanges disconnect. Messages are trades and
 * trade bars.
 */
class CrashedStageTest {
    private static final int SEEDS = 24;
    private static final int STEPS = 250;
    private static final List<String> SYMBOLS = List.of("BUSY", "CALM", "RARE", "SELDOM");

    static List<Long> seeds() {
        return new SplittableRandom(20_241_129).longs(SEEDS).boxed().toList();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void saysWhatOneThatWasLeftAloneSays(long seed) {
        List<Consumer<StageHarness>> steps = new Script(seed).steps();
        StageHarness alone = new StageHarness();
        steps.forEach(step -> step.accept(alone));
        CrashedRun crashed = new CrashedRun(seed, steps);
        crashed.run();

        assertThat(alone.said).hasSizeGreaterThan(STEPS);
        for (int i = 0; i < Math.min(crashed.said.size(), alone.said.size()); i++) {
            assertThat(crashed.said.get(i)).isEqualTo(alone.said.get(i));
        }
        assertThat(crashed.said).hasSameSizeAs(alone.said);
        assertThat(crashed.counts).isEqualTo(alone.counts);
        Changelog changelog = new Changelog();
        changelog.commit(alone.states);
        assertThat(crashed.changelog.blocks()).isEqualTo(changelog.blocks());
    }

    /** A stage that commits and crashes at random. */
    private static final class CrashedRun {
        /** What was committed, in order. */
        final List<String> said = new ArrayList<>();

        final List<IngestCounts> counts = new ArrayList<>();
        final Changelog changelog = new Changelog();

        private final List<Consumer<StageHarness>> steps;
        private final TreeSet<Integer> crashes = new TreeSet<>();
        private final SplittableRandom random;
        private StageHarness harness = new StageHarness();

        CrashedRun(long seed, List<Consumer<StageHarness>> steps) {
            this.steps = steps;
            random = new SplittableRandom(seed + 1);
            for (int i = 0; i < steps.size(); i++) {
                if (random.nextInt(5) == 0) {
                    crashes.add(i);
                }
            }
        }

        void run() {
            int committed = 0;
            int next = 0;
            while (next < steps.size()) {
                boolean isCrash = crashes.remove(next);
                steps.get(next).accept(harness);
                next++;
                if (random.nextInt(4) == 0) {
                    commit();
                    committed = next;
                }
                if (isCrash) {
                    crash();
                    next = committed;
                }
            }
            commit();
        }

        private void commit() {
            changelog.commit(harness.states);
            said.addAll(harness.said);
            harness.said.clear();
            counts.addAll(harness.counts);
            harness.counts.clear();
        }

        private void crash() {
            harness = new StageHarness(StageSettings.DEFAULT, changelog.restored());
        }
    }

    /** What happens on the market, by seed. */
    private static final class Script {
        private static final double MINUTE = 60;
        private static final double HOUR = 60 * MINUTE;

        private final SplittableRandom random;
        private final List<Consumer<StageHarness>> steps = new ArrayList<>();
        private double now = HOUR;

        Script(long seed) {
            random = new SplittableRandom(seed);
        }

        List<Consumer<StageHarness>> steps() {
            while (steps.size() < STEPS) {
                double pause = pause();
                now += pause;
                if (pause > 24 * HOUR && random.nextInt(4) > 0) {
                    comeBackLate();
                } else {
                    add();
                }
            }
            double end = now + 2 * HOUR;
            steps.add(harness -> harness.clock(end));
            return steps;
        }

        /** Who was silent is retired by the clock, and known again by messages that are too late for any row. */
        private void comeBackLate() {
            double then = now;
            steps.add(harness -> harness.clock(then));
            for (String symbol : SYMBOLS) {
                if (random.nextBoolean()) {
                    steps.add(harness -> harness.trade(symbol, then - 10 * MINUTE, 90));
                }
            }
        }

        private double pause() {
            int which = random.nextInt(100);
            if (which >= 96) {
                return 20 * HOUR + Math.rint(random.nextDouble() * 10 * HOUR);
            }
            double longest = which < 75 ? 20 : which < 92 ? 5 * MINUTE : 3 * HOUR;
            return Math.rint(random.nextDouble() * longest);
        }

        private void add() {
            int which = random.nextInt(100);
            double then = now;
            String symbol = symbol();
            double price = 100 + random.nextInt(50);
            if (which < 30) {
                long id = random.nextInt(40);
                steps.add(harness -> harness.trade(symbol, then, price, id));
            } else if (which < 45) {
                String id = "id" + random.nextInt(20);
                steps.add(harness -> harness.trade(symbol, then, price, id));
            } else if (which < 60) {
                double late = then - Math.rint(random.nextDouble() * (random.nextInt(3) == 0 ? 30 * HOUR : 3 * MINUTE));
                steps.add(harness -> harness.trade(symbol, late, price));
            } else if (which < 75) {
                double open = Math.floor(then / MINUTE) * MINUTE - MINUTE * (random.nextInt(4) == 0 ? 90 : 1);
                steps.add(harness -> harness.candle(symbol, open, price));
            } else if (which < 95) {
                steps.add(harness -> harness.clock(then));
            } else if (which < 98) {
                steps.add(harness -> harness.disconnect(then, symbol));
            } else {
                steps.add(harness -> harness.disconnect(then));
            }
        }

        private String symbol() {
            int which = random.nextInt(20);
            return SYMBOLS.get(which < 11 ? 0 : which < 17 ? 1 : which < 19 ? 2 : 3);
        }
    }
}
