package io.hindcast.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;

/** Dependencies point one way: along the dataflow, and from plug-ins to the API. */
@AnalyzeClasses(packages = "io.hindcast", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String[] API = {
        "io.hindcast.market..",
        "io.hindcast.settings..",
        "io.hindcast.forecast..",
        "io.hindcast.trading..",
        "io.hindcast.strategy..",
        "io.hindcast.regime..",
        "io.hindcast.feed..",
        "io.hindcast.cost..",
        "io.hindcast.plugin..",
        "io.hindcast.sizing..",
        "io.hindcast.risk..",
        "io.hindcast.metric.."
    };
    private static final String[] LSTM = {
        "io.hindcast.features..",
        "io.hindcast.crossover..",
        "io.hindcast.kernel..",
        "io.hindcast.fused..",
        "io.hindcast.compiled..",
        "io.hindcast.training..",
        "io.hindcast.inference..",
        "io.hindcast.lstm..",
        "io.hindcast.ridge..",
        "io.hindcast.adapter..",
        "io.hindcast.ta4j..",
        "io.hindcast.regimes.."
    };

    /** The JDK, and annotations that nobody needs when the program runs. */
    private static final String[] JDK = {"java..", "org.jspecify.annotations"};

    private static final String[] BACKTESTER = {
        "io.hindcast.statistics..",
        "io.hindcast.engine..",
        "io.hindcast.store..",
        "io.hindcast.report..",
        "io.hindcast.runs..",
        "io.hindcast.paper.."
    };

    @ArchTest
    static final ArchRule theApiDependsOnTheJdkAlone = classes()
            .that()
            .resideInAnyPackage(API)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(concat(API, JDK));

    @ArchTest
    static final ArchRule theLstmStrategyKnowsNoEngine = noClasses()
            .that()
            .resideInAnyPackage(LSTM)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    concat(BACKTESTER, "com.lmax..", "net.openhft..", "io.hindcast.cli..", "io.hindcast.app.."));

    /** Numbers in, numbers out: whoever wants to check a verdict can call these tests alone. */
    @ArchTest
    static final ArchRule statisticsKnowNumbersAlone = classes()
            .that()
            .resideInAPackage("io.hindcast.statistics..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "io.hindcast.statistics..",
                    "org.hipparchus..",
                    "java.lang..",
                    "java.util..",
                    "org.jspecify.annotations");

    @ArchTest
    static final ArchRule theEngineKnowsTheApiAlone = noClasses()
            .that()
            .resideInAPackage("io.hindcast.engine..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "net.openhft..",
                    "io.hindcast.store..",
                    "io.hindcast.report..",
                    "io.hindcast.runs..",
                    "io.hindcast.paper..",
                    "io.hindcast.cli..");

    @ArchTest
    static final ArchRule theStoreKnowsTheApiAlone = noClasses()
            .that()
            .resideInAPackage("io.hindcast.store..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "com.lmax..",
                    "io.hindcast.engine..",
                    "io.hindcast.report..",
                    "io.hindcast.runs..",
                    "io.hindcast.paper..",
                    "io.hindcast.cli..");

    /** A report is made of files: whoever has a run folder can have one, without engine and queues. */
    @ArchTest
    static final ArchRule reportsAreMadeOfFiles = noClasses()
            .that()
            .resideInAPackage("io.hindcast.report..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "com.lmax..",
                    "net.openhft..",
                    "io.hindcast.engine..",
                    "io.hindcast.store.queue..",
                    "io.hindcast.store.live..",
                    "io.hindcast.store.journal..",
                    "io.hindcast.store.importing..",
                    "io.hindcast.runs..",
                    "io.hindcast.paper..",
                    "io.hindcast.cli..");

    @ArchTest
    static final ArchRule runsKnowNoSession = noClasses()
            .that()
            .resideInAPackage("io.hindcast.runs..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.lmax..", "net.openhft..", "io.hindcast.paper..", "io.hindcast.cli..");

    @ArchTest
    static final ArchRule nothingKnowsTheCommandLine = noClasses()
            .that()
            .resideOutsideOfPackages("io.hindcast.cli..", "io.hindcast.app..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.hindcast.cli..", "io.hindcast.app..", "picocli..");

    @ArchTest
    static final ArchRule theBacktesterKnowsNoModel = noClasses()
            .that()
            .resideOutsideOfPackages(concat(LSTM))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(concat(LSTM, "org.deeplearning4j..", "org.nd4j..", "org.bytedeco..", "org.ta4j.."));

    /** What somebody sends becomes numbers and text, never an object of his choice. */
    @ArchTest
    static final ArchRule nothingIsDeserialized = noClasses()
            .should()
            .dependOnClassesThat()
            .areAssignableTo(java.io.ObjectInputStream.class)
            .orShould()
            .callMethodWhere(com.tngtech.archunit.base.DescribedPredicate.describe(
                    "ModelSerializer reads",
                    call -> call.getTargetOwner().getName().equals("org.deeplearning4j.util.ModelSerializer")
                            && call.getName().startsWith("restore")));

    /** What calls plugged-in code knows the API alone, so that every engine can use it. */
    @ArchTest
    static final ArchRule pluginsKnowTheApiOnly = classes()
            .that()
            .resideInAPackage("io.hindcast.engine.plugin..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(concat(concat(API, JDK), "io.hindcast.engine.plugin.."));

    @ArchTest
    static final ArchRule onlyTheStoreKnowsChronicle = noClasses()
            .that()
            .resideOutsideOfPackage("io.hindcast.store..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("net.openhft..");

    @ArchTest
    static final ArchRule onlyThePipelineKnowsTheDisruptor = noClasses()
            .that()
            .resideOutsideOfPackage("io.hindcast.engine.pipeline..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.lmax..");

    @ArchTest
    static final ArchRule tradingKnowsNoFeaturesNoFilesAndNoClock = noClasses()
            .that()
            .resideInAnyPackage(
                    "io.hindcast.engine.execution..",
                    "io.hindcast.engine.accounting..",
                    "io.hindcast.engine.pipeline..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.nio.file..", "io.hindcast.store..", "io.hindcast.report..")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(java.time.Clock.class);

    /** Files, then parts of pages, then the pages of a run and of a comparison, which know nothing of what comes after. */
    @ArchTest
    static final ArchRule filesOfARunKnowNoPage = noClasses()
            .that()
            .resideInAPackage("io.hindcast.report.files..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.hindcast.report.run..", "io.hindcast.report.page..", "io.hindcast.report.comparison..");

    /** Who writes a run's summary and who reads it share these records, and need nothing else for it. */
    @ArchTest
    static final ArchRule theSummaryOfARunNeedsItsFileAlone = classes()
            .that()
            .resideInAPackage("io.hindcast.report.summary..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(concat(
                    concat(API, JDK),
                    "io.hindcast.report.summary..",
                    "io.hindcast.report.files..",
                    "com.fasterxml.jackson.databind.node..",
                    "com.fasterxml.jackson.databind"));

    @ArchTest
    static final ArchRule figuresAreNoJson = noClasses()
            .that()
            .resideInAPackage("io.hindcast.engine..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.fasterxml..", "io.hindcast.report..");

    @ArchTest
    static final ArchRule partsOfPagesKnowNoPage = noClasses()
            .that()
            .resideInAPackage("io.hindcast.report.page..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.hindcast.report.run..", "io.hindcast.report.comparison..");

    @ArchTest
    static final ArchRule theReportOfARunKnowsNoComparison = noClasses()
            .that()
            .resideInAPackage("io.hindcast.report.run..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.hindcast.report.comparison..");

    @ArchTest
    static final ArchRule hashesAreMadeInOnePlace = noClasses()
            .that()
            .areNotAssignableTo(io.hindcast.settings.Sha256.class)
            .should()
            .callMethod(java.security.MessageDigest.class, "getInstance", String.class);

    /** What comes in is ruled on by messages and the times given, so that a replay is ruled on alike. */
    @ArchTest
    static final ArchRule theGateReadsNoClockAndNoFile = classes()
            .that()
            .resideInAnyPackage("io.hindcast.paper.gate..", "io.hindcast.runs.live..")
            .and()
            .doNotHaveSimpleName("HistoryGrid")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(concat(
                    API,
                    "io.hindcast.paper.gate..",
                    "io.hindcast.runs.live..",
                    "java.lang..",
                    "java.util..",
                    "java.time..",
                    "org.jspecify.annotations"))
            .andShould(new com.tngtech.archunit.lang.ArchCondition<JavaClass>("ask for no time") {
                @Override
                public void check(JavaClass type, com.tngtech.archunit.lang.ConditionEvents events) {
                    type.getMethodCallsFromSelf().stream()
                            .filter(call -> call.getName().matches("now|nanoTime|currentTimeMillis|instant|millis"))
                            .forEach(call -> events.add(com.tngtech.archunit.lang.SimpleConditionEvent.violated(
                                    call, call.getDescription())));
                }
            });

    /** Alarms and due dates depend on bars and models alone, so that a replay has the same ones. */
    @ArchTest
    static final ArchRule theWatchOverAModelReadsNoClockAndNoFile = classes()
            .that()
            .resideInAPackage("io.hindcast.engine.drift..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(concat(
                    API,
                    "io.hindcast.engine.drift..",
                    "java.lang..",
                    "java.util..",
                    "java.time",
                    "org.jspecify.annotations"))
            .andShould(new com.tngtech.archunit.lang.ArchCondition<JavaClass>("ask for no time") {
                @Override
                public void check(JavaClass type, com.tngtech.archunit.lang.ConditionEvents events) {
                    type.getMethodCallsFromSelf().stream()
                            .filter(call -> call.getName().matches("now|nanoTime|currentTimeMillis|instant|millis"))
                            .forEach(call -> events.add(com.tngtech.archunit.lang.SimpleConditionEvent.violated(
                                    call, call.getDescription())));
                }
            });

    /** Models that come from outside reach the line through a session's journal alone. */
    @ArchTest
    static final ArchRule onlySessionsTakeOtherModels = noClasses()
            .that()
            .resideOutsideOfPackage("io.hindcast.paper..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.hindcast.paper.models..");

    /** A session takes what comes; where it comes from, only a replay in its own process knows. */
    @ArchTest
    static final ArchRule onlyTheCommandLineAndReplaysStartFeeds = noClasses()
            .that()
            .resideOutsideOfPackages("io.hindcast.paper.feeds..", "io.hindcast.cli..")
            .and()
            .doNotHaveFullyQualifiedName("io.hindcast.paper.session.PaperReplay")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.hindcast.paper.feeds..");

    /** Who watches a session comes after it. */
    @ArchTest
    static final ArchRule onlyTheCommandLineServesPages = noClasses()
            .that()
            .resideOutsideOfPackages("io.hindcast.paper.web..", "io.hindcast.cli..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.hindcast.paper.web..");

    @ArchTest
    static final ArchRule onlyTheLivePageIsAServer = noClasses()
            .that()
            .resideOutsideOfPackage("io.hindcast.paper.web..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.sun.net.httpserver..", "io.prometheus..");

    /** Regimes are hindsight: only what makes them, and what reports a run that is over, may know them. */
    @ArchTest
    static final ArchRule nothingOnTheLivePathKnowsRegimes = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "io.hindcast.regime..", "io.hindcast.regimes..", "io.hindcast.runs..", "io.hindcast.cli..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.hindcast.regime..", "io.hindcast.regimes..");

    @ArchTest
    static final ArchRule aRegimeLabelerIsNoForecaster = noClasses()
            .that()
            .areAssignableTo(io.hindcast.regime.RegimeLabeler.class)
            .should()
            .beAssignableTo(io.hindcast.forecast.Forecaster.class)
            .orShould()
            .beAssignableTo(io.hindcast.forecast.ForecastModel.class)
            .orShould()
            .beAssignableTo(io.hindcast.strategy.Strategy.class);

    /**
     * Whatever trades on a model of both directions of time is an offline evaluation, which says so; what contains plugins
     * knows one in order to refuse it, and a mean of them is one.
     */
    @ArchTest
    static final ArchRule onlyOfflineEvaluationsKnowOfflineModels = noClasses()
            .that()
            .resideOutsideOfPackages(concat(LSTM, "io.hindcast.forecast.."))
            .and()
            .haveNameNotMatching(
                    "io\\.hindcast\\.(runs\\.(run|config)\\.(OfflineEvaluation|HindsightStage|RunConfig).*|engine\\.plugin\\.ContainedModel|engine\\.seeds\\.MeanOfflineModel.*)")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(io.hindcast.forecast.OfflineModel.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(io.hindcast.forecast.WindowScorer.class);

    @ArchTest
    static final ArchRule theKernelKnowsArraysOnly = classes()
            .that()
            .resideInAPackage("io.hindcast.kernel..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(concat(JDK, "io.hindcast.kernel..", "jdk.incubator.vector..", "com.sun.management.."));

    @ArchTest
    static final ArchRule onlyTheCompilerOfNetworksKnowsDeeplearning4jBesideWhatItMakes = noClasses()
            .that()
            .resideInAPackage("io.hindcast.compiled..")
            .and()
            .haveSimpleNameNotStartingWith("NetworkCompiler")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.deeplearning4j..", "org.nd4j..");

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("io.hindcast.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchTests nullIsHandledOneWay = ArchTests.in(NullRules.class);

    @ArchTest
    static final ArchRule namesAreTheFieldsTerms = noClasses()
            .should()
            .haveNameMatching(".*(Util|Utils|Helper|Manager|Impl|Common)$")
            .orShould(new com.tngtech.archunit.lang.ArchCondition<JavaClass>("be interfaces named I…") {
                @Override
                public void check(JavaClass type, com.tngtech.archunit.lang.ConditionEvents events) {
                    boolean hungarian =
                            type.isInterface() && type.getSimpleName().matches("I[A-Z][a-z].*");
                    events.add(new com.tngtech.archunit.lang.SimpleConditionEvent(
                            type, hungarian, type.getFullName() + " is named I…"));
                }
            });

    private static String[] concat(String[] some, String... more) {
        String[] all = java.util.Arrays.copyOf(some, some.length + more.length);
        System.arraycopy(more, 0, all, some.length, more.length);
        return all;
    }
}
