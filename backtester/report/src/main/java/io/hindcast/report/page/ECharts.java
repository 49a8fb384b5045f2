package io.hindcast.report.page;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/** The chart library, from its WebJar on the class path, whatever version that has. */
public final class ECharts {
    private static final String VERSION = "META-INF/maven/org.webjars/echarts/pom.properties";

    private ECharts() {}

    /** The whole library as a script. */
    public static String script() {
        try (InputStream properties = open(VERSION)) {
            Properties webjar = new Properties();
            webjar.load(properties);
            try (InputStream script =
                    open("META-INF/resources/webjars/echarts/" + webjar.getProperty("version") + "/echarts.min.js")) {
                return new String(script.readAllBytes(), StandardCharsets.UTF_8);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the chart library is not on the class path; rebuild Hindcast", e);
        }
    }

    private static InputStream open(String resource) throws IOException {
        InputStream stream = ECharts.class.getClassLoader().getResourceAsStream(resource);
        if (stream == null) {
            throw new FileNotFoundException(resource);
        }
        return stream;
    }
}
