package io.hindcast.runs.folder;

import io.hindcast.report.summary.Summary;
import java.nio.file.Path;

/**
 * A finished run.
 *
 * @param folder the run folder
 * @param summary what its {@code summary.json} says
 */
public record RunResult(Path folder, Summary summary) {}
