package io.hindcast.store.live;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Starts a JVM like this one, on the same classes. */
public final class ChildJvm {
    private ChildJvm() {}

    /**
     * Starts one; beside this one's output unless told otherwise.
     *
     * @param output receives what it prints
     */
    public static Process start(Class<?> main, Optional<Path> output, String... args) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        for (String argument : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
            if (!argument.startsWith("-javaagent") && !argument.startsWith("-agentlib")) {
                command.add(argument);
            }
        }
        command.addAll(List.of("-Xmx256m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(args));
        ProcessBuilder builder = new ProcessBuilder(command);
        if (output.isPresent()) {
            builder.redirectErrorStream(true).redirectOutput(output.get().toFile());
        } else {
            builder.inheritIO();
        }
        return builder.start();
    }
}
