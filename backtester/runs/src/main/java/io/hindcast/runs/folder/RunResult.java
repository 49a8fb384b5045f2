package io.hindcast.runs.folder;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;

/**
 * A finished run.
 *
 * @param folder the run folder
 * @param summary the content of its {@code summary.json}
 */
public record RunResult(Path folder, ObjectNode summary) {}
