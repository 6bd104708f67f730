package org.alphadetector.app.architecture;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** The rules, apart from what they are checked on: our classes, and planted offenders that must be caught. */
final class ArchitectureRules {
    /** Each module and, after it, the modules that may use it. */
    static final List<String> ARROW = List.of("ingest", "features", "detectors", "sink", "research", "app");

    private static final String MODULE = "org\\.alphadetector\\.(planted\\.)?";

    /** The parts of ingest that touch the world, and the shells around the core. */
    private static final String SHELL =
            MODULE + "(ingest\\.(adapter|publish|topic)|features\\.streams|detectors\\.streams)\\b.*";

    private static final Set<String> EMPTY_NAMES = Set.of("util", "common", "helper", "impl", "manager", "base");

    private ArchitectureRules() {}

    /** {@code ingest <- features <- detectors <- sink <- research <- app}. */
    static ArchRule moduleUsesOnlyModulesBelow(String module) {
        List<String> above = ARROW.subList(ARROW.indexOf(module) + 1, ARROW.size());
        return noClasses()
                .that(areIn(MODULE + module + "\\b.*"))
                .should()
                .dependOnClassesThat(areIn(MODULE + '(' + String.join("|", above) + ")\\b.*"))
                .as(module + " uses only modules below it");
    }

    /** What several packages need lies below them, what lists them lies above. */
    static ArchRule packagesFormNoCycle() {
        return slices().matching("org.alphadetector.(**)")
                .should()
                .beFreeOfCycles()
                .as("packages form no cycle");
    }

    static ArchRule onlyStreamsPackagesUseKafkaStreams() {
        return noClasses()
                .that(areIn(MODULE + ".*"))
                .and(areNotIn(MODULE + "(.*\\.streams|ingest\\.publish|ingest\\.topic|app|bench)\\b.*"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.kafka.streams..")
                .as("only packages named streams use Kafka Streams");
    }

    static ArchRule coreAsksNoClock() {
        return noClasses()
                .that(areCore())
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.time.Clock")
                .orShould()
                .callMethodWhere(
                        target(owner(name("java.lang.System"))).and(target(nameMatching("currentTimeMillis|nanoTime"))))
                .orShould()
                .callMethodWhere(target(owner(name("java.time..*"))).and(target(nameMatching("now"))))
                .as("the core asks no clock");
    }

    static ArchRule coreIsNotRandom() {
        return noClasses()
                .that(areCore())
                .should()
                .dependOnClassesThat(
                        areIn(
                                "java\\.util\\.(Random|SplittableRandom|concurrent\\.ThreadLocalRandom|random\\..*)|java\\.security\\.SecureRandom"))
                .orShould()
                .callMethodWhere(
                        target(owner(name("java\\.lang\\.(Strict)?Math"))).and(target(nameMatching("random"))))
                .orShould()
                .callMethodWhere(target(owner(name("java\\.util\\.UUID"))).and(target(nameMatching("randomUUID"))))
                .as("the core is not random");
    }

    static ArchRule coreHasNoThreads() {
        return noClasses()
                .that(areCore())
                .should()
                .dependOnClassesThat(
                        areIn("java\\.lang\\.(Thread|ThreadLocal)|java\\.util\\.concurrent\\..*|java\\.util\\.Timer"))
                .as("the core has no threads");
    }

    static ArchRule coreDoesNotLog() {
        return noClasses()
                .that(areCore())
                .should()
                .dependOnClassesThat(areIn("org\\.slf4j\\..*|ch\\.qos\\.logback\\..*|java\\.util\\.logging\\..*"))
                .as("the core does not log");
    }

    /** Exceptions apart: the tick sources that the core declares may fail to read. */
    static ArchRule coreTouchesNoFilesAndNoNetwork() {
        return noClasses()
                .that(areCore())
                .should()
                .dependOnClassesThat(
                        areIn(
                                "java\\.nio\\.file\\..*|java\\.nio\\.channels\\..*|java\\.net\\..*|java\\.sql\\..*"
                                        + "|org\\.apache\\.kafka\\..*|java\\.io\\.(File|Reader|Writer|Buffered|InputStream|OutputStream|Print).*"))
                .as("the core does no input or output");
    }

    static ArchRule coreBuildsNoJsonTree() {
        return noClasses()
                .that(areCore())
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.fasterxml.jackson.databind..")
                .as("the core builds no JSON tree");
    }

    /** {@code Math} may round the last bit of these differently on another processor or Java version. */
    static ArchRule coreUsesStrictMath() {
        return noClasses()
                .that(areCore())
                .should()
                .callMethodWhere(
                        target(owner(name("java\\.lang\\.Math")))
                                .and(
                                        target(
                                                nameMatching(
                                                        "log|log10|log1p|exp|expm1|pow|sin|cos|tan|asin|acos|atan|atan2|sinh|cosh|tanh|cbrt|hypot"))))
                .as("the core uses StrictMath where the last bit could differ");
    }

    static ArchRule packagesAreNamedAfterTheDomain() {
        return noClasses()
                .should(be(DescribedPredicate.describe(
                        "in a package whose name says nothing",
                        (JavaClass type) -> Arrays.stream(type.getPackageName().split("\\."))
                                .anyMatch(EMPTY_NAMES::contains))))
                .as("packages are named after the domain");
    }

    private static DescribedPredicate<JavaClass> areCore() {
        return areIn(MODULE + "(ingest|features|detectors)\\b.*").and(areNotIn(SHELL));
    }

    private static DescribedPredicate<JavaClass> areIn(String regex) {
        return DescribedPredicate.describe(
                "are " + regex, type -> type.getName().matches(regex));
    }

    private static DescribedPredicate<JavaClass> areNotIn(String regex) {
        return DescribedPredicate.describe(
                "are not " + regex, type -> !type.getName().matches(regex));
    }

    private static DescribedPredicate<HasName> name(String regex) {
        return nameMatching(regex);
    }
}
