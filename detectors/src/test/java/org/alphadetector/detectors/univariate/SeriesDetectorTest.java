package org.alphadetector.detectors.univariate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.alphadetector.features.state.StateBuffer;
import org.junit.jupiter.api.Test;

class SeriesDetectorTest {
    private static final long STEP_MICROS = 300_000_000L;
    private static final double ALARM = 1e-4;

    private static double[] noise(int rows, long seed) {
        Random random = new Random(seed);
        double[] values = new double[rows];
        for (int i = 0; i < rows; i++) {
            values[i] = 100 + 2 * random.nextGaussian();
        }
        return values;
    }

    private static List<SeriesVerdict> verdicts(double[] values) {
        SeriesDetector detector = new SeriesDetector(ALARM);
        List<SeriesVerdict> verdicts = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            verdicts.add(detector.accept(i * STEP_MICROS, values[i]));
        }
        return verdicts;
    }

    @Test
    void isUndefinedExactlyInWarmup() {
        List<SeriesVerdict> verdicts = verdicts(noise(300, 1));

        for (int i = 0; i < verdicts.size(); i++) {
            assertThat(verdicts.get(i).isDefined()).as("row " + i).isEqualTo(i >= SeriesDetector.WARMUP);
        }
    }

    @Test
    void aSpikeIsOneAlarmAndItsEndIsNone() {
        double[] values = noise(2_000, 2);
        values[1_500] += 24;

        List<SeriesVerdict> verdicts = verdicts(values);

        assertThat(verdicts.get(1_500).isAlarm()).isTrue();
        assertThat(verdicts.get(1_500).pValue()).isLessThan(1e-6);
        assertThat(verdicts.get(1_501).pValue()).isGreaterThan(1e-3);
        assertThat(verdicts.stream().filter(SeriesVerdict::isAlarm)).hasSize(1);
    }

    @Test
    void aLevelShiftIsOneAlarmAndSoonOrdinary() {
        double[] values = noise(4_000, 3);
        for (int i = 2_000; i < values.length; i++) {
            values[i] += 16;
        }

        List<SeriesVerdict> verdicts = verdicts(values);

        assertThat(verdicts.subList(2_000, 2_004)).anyMatch(SeriesVerdict::isAlarm);
        assertThat(verdicts.stream().filter(SeriesVerdict::isAlarm)).hasSize(1);
        assertThat(verdicts.subList(2_400, 4_000)).allMatch(verdict -> verdict.pValue() > ALARM);
    }

    @Test
    void pValueFallsWithTheSpikeDownToAThirtiethPower() {
        double last = 1;
        for (double size : new double[] {8, 16, 64, 1_024, 1e6, 1e9}) {
            double[] values = noise(3_000, 4);
            values[2_900] += size;
            double pValue = verdicts(values).get(2_900).pValue();
            assertThat(pValue).as("size " + size).isLessThan(last).isPositive();
            last = pValue;
        }
        assertThat(last).isLessThan(1e-30);
    }

    @Test
    void anOutageDoesNotMakeLaterSpikesCommon() {
        for (int outageRows : new int[] {3, 5, 20}) {
            double[] values = noise(2_001, 9);
            Arrays.fill(values, 1_000, 1_000 + outageRows, -999);
            values[2_000] = 150;

            List<SeriesVerdict> verdicts = verdicts(values);

            assertThat(verdicts.get(1_000).isAlarm()).isTrue();
            assertThat(verdicts.get(2_000).isAlarm()).isTrue();
            assertThat(verdicts.get(2_000).pValue())
                    .as("25 sigmas, a thousand rows after an outage of " + outageRows)
                    .isLessThan(1e-8);
        }
    }

    @Test
    void aSpikeInAnOpenEpisodeIsAnAlarmOfItsOwn() {
        double[] values = noise(2_000, 2);
        values[1_500] += 12;
        values[1_510] += 1e6;

        List<SeriesVerdict> verdicts = verdicts(values);

        assertThat(verdicts.get(1_500).isAlarm()).isTrue();
        assertThat(verdicts.get(1_510).isAlarm()).isTrue();
    }

    @Test
    void changesFarBelowTheValueCount() {
        double[] values = new double[1_500];
        for (int i = 0; i < values.length; i++) {
            values[i] = 1e9 + (i % 7) / 1_024.0;
        }
        values[1_400] += 1 / 32.0;

        List<SeriesVerdict> verdicts = verdicts(values);

        assertThat(verdicts.get(1_400).isAlarm()).isTrue();
        assertThat(verdicts.stream().filter(SeriesVerdict::isAlarm)).hasSize(1);
    }

    @Test
    void doesNotDependOnTheUnit() {
        double[] values = noise(1_500, 5);
        double[] scaled = values.clone();
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] *= 0x1p40;
        }
        assertThat(verdicts(scaled)).isEqualTo(verdicts(values));
    }

    @Test
    void aMissingValueChangesNothingElse() {
        double[] values = noise(1_000, 6);
        SeriesDetector holed = new SeriesDetector(ALARM);
        List<SeriesVerdict> verdicts = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            if (i % 7 == 0) {
                assertThat(holed.accept(i * STEP_MICROS, Double.NaN)).isEqualTo(SeriesVerdict.UNDEFINED);
                assertThat(holed.accept(i * STEP_MICROS, Double.POSITIVE_INFINITY))
                        .isEqualTo(SeriesVerdict.UNDEFINED);
                assertThat(holed.accept(i * STEP_MICROS, -2e150)).isEqualTo(SeriesVerdict.UNDEFINED);
            }
            verdicts.add(holed.accept(i * STEP_MICROS, values[i]));
        }
        assertThat(verdicts).isEqualTo(verdicts(values));
    }

    @Test
    void aRepeatedRowGetsTheSameAnswerAndTeachesNothing() {
        double[] values = noise(1_000, 7);
        values[900] += 40;
        SeriesDetector repeated = new SeriesDetector(ALARM);
        List<SeriesVerdict> first = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            SeriesVerdict verdict = repeated.accept(i * STEP_MICROS, values[i]);
            SeriesVerdict again = repeated.accept(i * STEP_MICROS, values[i]);
            assertThat(again).isEqualTo(new SeriesVerdict(verdict.score(), verdict.pValue(), false));
            first.add(verdict);
        }
        assertThat(first).isEqualTo(verdicts(values));
    }

    @Test
    void aConstantIsOrdinaryAndItsFirstChangeIsNot() {
        double[] values = new double[1_000];
        Arrays.fill(values, 42);
        values[800] = 60;

        List<SeriesVerdict> verdicts = verdicts(values);

        double least = verdicts.subList(SeriesDetector.WARMUP, 800).stream()
                .mapToDouble(SeriesVerdict::pValue)
                .min()
                .orElseThrow();
        assertThat(least).isGreaterThan(0.3);
        assertThat(verdicts.get(800).isAlarm()).isTrue();
        assertThat(verdicts.stream().filter(SeriesVerdict::isAlarm)).hasSize(1);
    }

    @Test
    void theDaysCourseIsOrdinaryAndItsAbsenceIsNot() {
        double[] values = noise(288 * 10, 8);
        for (int i = 0; i < values.length; i++) {
            boolean isMissing = i >= 288 * 8 + 40 && i < 288 * 8 + 130;
            values[i] += isMissing ? 0 : 60 * Math.sin(2 * Math.PI * i / 288);
        }
        List<SeriesVerdict> verdicts = verdicts(values);

        assertThat(verdicts.subList(288 * 3, 288 * 8).stream().filter(verdict -> verdict.pValue() <= 1e-3))
                .hasSizeLessThan(6);
        assertThat(verdicts.subList(288 * 8 + 40, 288 * 8 + 52)).anyMatch(SeriesVerdict::isAlarm);
    }

    @Test
    void judgesTheSameAfterBeingSavedAndRestoredAtAnyRow() {
        double[] values = noise(1_200, 10);
        for (int i = 0; i < values.length; i++) {
            values[i] += 10 * Math.sin(2 * Math.PI * i / 288) + (i % 130 == 0 ? 30 : 0) + (i > 900 ? 20 : 0);
        }
        Arrays.fill(values, 700, 720, -999);
        List<SeriesVerdict> whole = verdicts(values);
        for (int savedAt : new int[] {0, 1, 15, 47, 300, 521, 705, 901, 1_000}) {
            StateBuffer first = new StateBuffer();
            StateBuffer second = new StateBuffer();
            SeriesDetector before = new SeriesDetector(first.allocate("series", SeriesDetector.words()), ALARM);
            SeriesDetector after = new SeriesDetector(second.allocate("series", SeriesDetector.words()), ALARM);
            List<SeriesVerdict> verdicts = new ArrayList<>();
            for (int i = 0; i < values.length; i++) {
                if (i == savedAt) {
                    second.load(first.save());
                }
                verdicts.add((i < savedAt ? before : after).accept(i * STEP_MICROS, values[i]));
            }
            assertThat(verdicts).as("saved at row " + savedAt).isEqualTo(whole);
        }
    }
}
