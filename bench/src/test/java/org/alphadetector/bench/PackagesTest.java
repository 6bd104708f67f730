package org.alphadetector.bench;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The rule that {@code ArchitectureTest} holds for the other modules, which do not see this one. */
class PackagesTest {
    @Test
    void formNoCycle() {
        slices().matching("org.alphadetector.(**)")
                .should()
                .beFreeOfCycles()
                .check(new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("org.alphadetector.bench"));
    }
}
