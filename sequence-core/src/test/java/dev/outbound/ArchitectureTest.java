package dev.outbound;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import org.jspecify.annotations.NullMarked;

@AnalyzeClasses(packages = "dev.outbound", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule core_depends_on_the_jdk_slf4j_jspecify_libphonenumber_and_fastcsv_only = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "dev.outbound..",
                    "java..",
                    "javax.crypto..",
                    "org.slf4j..",
                    "org.jspecify..",
                    "com.google.i18n.phonenumbers..",
                    "de.siegmar.fastcsv..");

    @ArchTest
    static final ArchRule packages_are_free_of_cycles =
            slices().matching("dev.outbound.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule nothing_knows_the_door = noClasses()
            .that()
            .resideInAPackage("dev.outbound.*..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.outbound");

    @ArchTest
    static final ArchRule time_is_a_parameter = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("dev.outbound.EngineBuilder")
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(ZonedDateTime.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(Clock.class, "systemUTC");

    @ArchTest
    static final ArchRule every_package_is_null_marked = classes()
            .should(be(describe(
                    "in a package marked @NullMarked",
                    (JavaClass type) -> type.getPackage().isAnnotatedWith(NullMarked.class))));
}
