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

    /** The whole library as a script, with its notice and licence. */
    public static String script() {
        try (InputStream properties = open(VERSION)) {
            Properties webjar = new Properties();
            webjar.load(properties);
            String version = webjar.getProperty("version");
            try (InputStream script = open("META-INF/resources/webjars/echarts/" + version + "/echarts.min.js")) {
                return notice(version) + new String(script.readAllBytes(), StandardCharsets.UTF_8);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the chart library is not on the class path; rebuild Hindcast", e);
        }
    }

    /** A page goes to others with the library in it, and its licence asks for its NOTICE to go along. */
    private static String notice(String version) {
        return "/*! Apache ECharts " + version
                + ", unchanged. Copyright 2017-2024 The Apache Software Foundation. This product"
                + " includes software developed at The Apache Software Foundation (https://www.apache.org/). Licensed under the"
                + " Apache License, Version 2.0: https://www.apache.org/licenses/LICENSE-2.0 */\n";
    }

    private static InputStream open(String resource) throws IOException {
        InputStream stream = ECharts.class.getClassLoader().getResourceAsStream(resource);
        if (stream == null) {
            throw new FileNotFoundException(resource);
        }
        return stream;
    }
}
