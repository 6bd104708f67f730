package org.alphadetector.app.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.alphadetector.planted.detectors.spike.PlantedDetector;
import org.alphadetector.planted.features.flow.PlantedWayBack;
import org.alphadetector.planted.features.helper.Anything;
import org.alphadetector.planted.features.price.PlantedOffences;
import org.alphadetector.planted.features.streams.PlantedShell;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ArchitectureTest {

    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.alphadetector");

    /** Every rule, with an offender that it must catch. */
    static Stream<Arguments> rules() {
        return Stream.of(
                arguments(
                        ArchitectureRules.moduleUsesOnlyModulesBelow("features"),
                        PlantedOffences.AgainstTheArrow.class),
                arguments(
                        ArchitectureRules.onlyStreamsPackagesUseKafkaStreams(), PlantedOffences.StreamsInTheCore.class),
                arguments(ArchitectureRules.coreAsksNoClock(), PlantedOffences.AsksTheTime.class),
                arguments(ArchitectureRules.coreAsksNoClock(), PlantedOffences.AsksTheInstant.class),
                arguments(ArchitectureRules.coreAsksNoClock(), PlantedOffences.HoldsAClock.class),
                arguments(ArchitectureRules.coreIsNotRandom(), PlantedOffences.IsRandom.class),
                arguments(ArchitectureRules.coreHasNoThreads(), PlantedOffences.StartsAThread.class),
                arguments(ArchitectureRules.coreDoesNotLog(), PlantedOffences.Logs.class),
                arguments(ArchitectureRules.coreTouchesNoFilesAndNoNetwork(), PlantedOffences.ReadsAFile.class),
                arguments(ArchitectureRules.coreBuildsNoJsonTree(), PlantedOffences.BuildsATree.class),
                arguments(ArchitectureRules.coreUsesStrictMath(), PlantedOffences.LastBitsDiffer.class),
                arguments(ArchitectureRules.packagesAreNamedAfterTheDomain(), Anything.class));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void holdsForOurClasses(ArchRule rule, Class<?> offender) {
        rule.check(OURS);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void catchesAPlantedOffender(ArchRule rule, Class<?> offender) {
        JavaClasses planted = imported(offender);

        assertThat(rule.evaluate(planted).hasViolation()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void letsTheInnocentPass(ArchRule rule, Class<?> offender) {
        JavaClasses planted = imported(PlantedOffences.Innocent.class, PlantedShell.class);

        assertThat(rule.evaluate(planted).hasViolation()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("modulesBelowOthers")
    void arrowPointsDown(String module) {
        ArchitectureRules.moduleUsesOnlyModulesBelow(module).check(OURS);
    }

    static Stream<String> modulesBelowOthers() {
        return ArchitectureRules.ARROW.stream().limit(ArchitectureRules.ARROW.size() - 1);
    }

    static Stream<String> modules() {
        return ArchitectureRules.ARROW.stream();
    }

    @ParameterizedTest
    @MethodSource("modules")
    void packagesFormNoCycle(String module) {
        ArchitectureRules.packagesFormNoCycle()
                .check(OURS.that(resideInAPackage("org.alphadetector." + module + "..")));
    }

    @Test
    void catchesAPlantedCycle() {
        ArchRule rule = ArchitectureRules.packagesFormNoCycle();

        assertThat(rule.evaluate(imported(PlantedOffences.UsesWhatUsesIt.class, PlantedWayBack.class))
                        .hasViolation())
                .isTrue();
        assertThat(rule.evaluate(imported(PlantedOffences.AgainstTheArrow.class, PlantedDetector.class))
                        .hasViolation())
                .isFalse();
    }

    private static JavaClasses imported(Class<?>... classes) {
        return new ClassFileImporter().importClasses(classes);
    }

    @Test
    void looksAtEveryModule() {
        assertThat(OURS.stream().map(type -> type.getName().replaceAll("^org\\.alphadetector\\.([a-z]+)\\..*", "$1")))
                .containsAll(ArchitectureRules.ARROW);
    }
}
