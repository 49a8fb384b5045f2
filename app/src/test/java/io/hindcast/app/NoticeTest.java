package io.hindcast.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.cli.Hindcast;
import io.hindcast.report.page.ECharts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** NOTICE names what the distribution carries, and what is carried fits the licence of this project. */
class NoticeTest {
    /** As {@code dependency:list} writes it: group, artifact, type, perhaps a classifier, version, scope. */
    private static final Pattern LIBRARY = Pattern.compile(
            "^ +([\\w.-]+):([\\w.-]+):jar:(?:[\\w.-]+:)?([\\w.-]+):(?:compile|runtime)", Pattern.MULTILINE);

    private static final Pattern NAMED =
            Pattern.compile("^  ([\\w.-]+):([\\w.-]+) ([\\w.-]+) +(\\S.*)$", Pattern.MULTILINE);

    private static String name(MatchResult found) {
        return found.group(1) + ":" + found.group(2) + " " + found.group(3);
    }

    private static String notice() throws IOException {
        return Files.readString(Path.of("..", "NOTICE"));
    }

    @Test
    void allThatIsCarriedIsNamedWithItsVersionAndNothingElse() throws IOException {
        String carried = Files.readString(Path.of("target", "libraries.txt"));
        TreeSet<String> libraries = new TreeSet<>(
                LIBRARY.matcher(carried).results().map(NoticeTest::name).toList());
        assertThat(libraries).hasSizeGreaterThan(50);
        assertThat(new TreeSet<>(
                        NAMED.matcher(notice()).results().map(NoticeTest::name).toList()))
                .isEqualTo(libraries);
    }

    @Test
    void noLicenceAsksForMoreThanANotice() throws IOException {
        List<String> licences =
                NAMED.matcher(notice()).results().map(found -> found.group(4)).toList();
        assertThat(licences)
                .allMatch(licence -> licence.contains("Apache-2.0")
                        || licence.contains("MIT")
                        || licence.contains("BSD")
                        || licence.contains("CC0-1.0")
                        || licence.contains("EPL"));
    }

    @Test
    void theDistributionHoldsIt() throws Exception {
        // Not by its name alone: other jars have a file of that name, too.
        Path packed = Path.of(Hindcast.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        for (String file : List.of("NOTICE", "LICENSE")) {
            assertThat(packed.resolve("META-INF").resolve(file)).hasSameTextualContentAs(Path.of("..", file));
        }
    }

    /** Every report is handed on with the chart library in it. */
    @Test
    void aReportSaysWhoseChartsItHas() {
        String script = ECharts.script();
        assertThat(script.lines().findFirst().orElseThrow())
                .startsWith("/*! Apache ECharts ")
                .endsWith("*/");
        assertThat(script).contains("Licensed to the Apache Software Foundation (ASF)");
    }
}
