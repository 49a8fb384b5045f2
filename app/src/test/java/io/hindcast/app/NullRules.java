package io.hindcast.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.codeUnits;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/**
 * Null is handled one way. What is returned and may be absent is an {@link Optional}, the components of a record included,
 * for they are its accessors. Parameters and fields that may be absent are {@link Nullable}. Nothing else is null, but for
 * what a library's method that is overridden has to return, and what a JSON file lacks in the record that Jackson makes of
 * it. A field that is set before each use, though not by the constructor, suppresses {@code NullAway.Init} and says by what.
 *
 * <p>NullAway holds code to it as it is compiled, in each package that is {@link NullMarked}; here is what it does not look
 * for, by {@link ArchitectureTest}. Benchmarks and fixtures, whose libraries are not on this class path, are held to it by
 * NullAway alone.
 */
final class NullRules {
    private static final String[] MARKED = {
        "io.hindcast.market..",
        "io.hindcast.settings..",
        "io.hindcast.forecast..",
        "io.hindcast.trading..",
        "io.hindcast.strategy..",
        "io.hindcast.regime..",
        "io.hindcast.feed..",
        "io.hindcast.cost..",
        "io.hindcast.risk..",
        "io.hindcast.sizing..",
        "io.hindcast.metric..",
        "io.hindcast.plugin..",
        "io.hindcast.features..",
        "io.hindcast.crossover..",
        "io.hindcast.kernel..",
        "io.hindcast.fused..",
        "io.hindcast.compiled..",
        "io.hindcast.training..",
        "io.hindcast.inference..",
        "io.hindcast.lstm..",
        "io.hindcast.adapter..",
        "io.hindcast.ta4j..",
        "io.hindcast.regimes..",
        "io.hindcast.statistics..",
        "io.hindcast.engine..",
        "io.hindcast.store..",
        "io.hindcast.report..",
        "io.hindcast.runs..",
        "io.hindcast.paper..",
        "io.hindcast.cli..",
        "io.hindcast.app..",
        "io.hindcast.testkit"
    };

    private static final List<Class<?>> OPTIONAL =
            List.of(Optional.class, OptionalInt.class, OptionalLong.class, OptionalDouble.class);

    @ArchTest
    static final ArchRule packagesAreNullMarked = classes()
            .that()
            .resideInAnyPackage(MARKED)
            .should(satisfy(
                    "be in a package that is NullMarked",
                    type -> type.getPackage().isAnnotatedWith(NullMarked.class),
                    JavaClass::getFullName));

    @ArchTest
    static final ArchRule onlyRecordsKeepAnOptional = fields().that()
            .areDeclaredInClassesThat()
            .resideInAnyPackage(MARKED)
            .and()
            .areDeclaredInClassesThat(DescribedPredicate.describe("are no records", type -> !type.isRecord()))
            .should(satisfy(
                    "be no Optional",
                    field -> field.getModifiers().contains(JavaModifier.SYNTHETIC) || !optional(field.getRawType()),
                    JavaField::getFullName));

    @ArchTest
    static final ArchRule nothingIsGivenAnOptional = codeUnits()
            .that()
            .areDeclaredInClassesThat()
            .resideInAnyPackage(MARKED)
            .should(satisfy("have no parameter that is an Optional", NullRules::givenNone, JavaCodeUnit::getFullName));

    @ArchTest
    static final ArchRule nothingReturnsNull = methods()
            .that()
            .areDeclaredInClassesThat()
            .resideInAnyPackage(MARKED)
            .and()
            .areDeclaredInClassesThat()
            .doNotHaveFullyQualifiedName("io.hindcast.inference.ModelDocument")
            .should(satisfy(
                    "return no null unless a library asks for it",
                    method -> !returnsNull(method) || overridesAnothers(method.reflect()),
                    JavaMethod::getFullName));

    @ArchTest
    static final ArchRule nothingIsNamedAfterNull = fields().that()
            .areDeclaredInClassesThat()
            .resideInAnyPackage(MARKED)
            .should()
            .haveNameNotMatching(".*OrNull");

    @ArchTest
    static final ArchRule noParameterIsNamedAfterNull = methods()
            .that()
            .areDeclaredInClassesThat()
            .resideInAnyPackage(MARKED)
            .should(satisfy(
                    "have no parameter named …OrNull",
                    method -> Arrays.stream(method.reflect().getParameters())
                            .noneMatch(parameter -> parameter.getName().endsWith("OrNull")),
                    JavaMethod::getFullName));

    private NullRules() {}

    private static boolean optional(JavaClass type) {
        return OPTIONAL.stream().anyMatch(type::isEquivalentTo);
    }

    /** What the compiler makes of lambdas, of switches and of what anonymous classes see is nobody's choice. */
    private static boolean givenNone(JavaCodeUnit unit) {
        return unit.getModifiers().contains(JavaModifier.SYNTHETIC)
                || (unit instanceof JavaConstructor
                        && (unit.getOwner().isRecord() || unit.getOwner().isAnonymousClass()))
                || unit.getRawParameterTypes().stream().noneMatch(NullRules::optional);
    }

    private static boolean returnsNull(JavaMethod method) {
        return method.reflect().getAnnotatedReturnType().isAnnotationPresent(Nullable.class);
    }

    private static boolean overridesAnothers(Method method) {
        return above(method.getDeclaringClass())
                .filter(type -> !type.getName().startsWith("io.hindcast."))
                .flatMap(type -> Stream.of(type.getDeclaredMethods()))
                .anyMatch(other -> other.getName().equals(method.getName())
                        && Arrays.equals(other.getParameterTypes(), method.getParameterTypes()));
    }

    private static Stream<Class<?>> above(Class<?> type) {
        return Stream.concat(Stream.ofNullable(type.getSuperclass()), Stream.of(type.getInterfaces()))
                .flatMap(each -> Stream.concat(Stream.of(each), above(each)));
    }

    private static <T> ArchCondition<T> satisfy(
            String description, Predicate<T> holds, java.util.function.Function<T, String> name) {
        return new ArchCondition<>(description) {
            @Override
            public void check(T item, ConditionEvents events) {
                events.add(new SimpleConditionEvent(item, holds.test(item), name.apply(item)));
            }
        };
    }
}
