package io.hindcast.report.run;

import io.hindcast.report.page.FigureFormat;

/**
 * A figure of {@code summary.json} as people read it.
 *
 * @param key in its section of {@code summary.json}
 * @param label the field's name for it
 * @param format how it is written
 * @param meaning what it says, in a line
 */
public record Figure(String key, String label, FigureFormat format, String meaning) {}
