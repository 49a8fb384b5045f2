package io.hindcast.runs.config;

import java.nio.file.Path;

/**
 * Where everything lives.
 *
 * @param home folder that relative paths of a config are resolved against
 * @param queues imported bars
 * @param models trained models
 * @param runs finished runs
 * @param plugins jars with strategies, models and features; need not exist
 */
public record Workspace(Path home, Path queues, Path models, Path runs, Path plugins) {
    /** The usual folders below a home: {@code data/queues}, {@code data/models}, {@code runs}, {@code plugins}. */
    public static Workspace at(Path home) {
        return new Workspace(
                home,
                home.resolve("data").resolve("queues"),
                home.resolve("data").resolve("models"),
                home.resolve("runs"),
                home.resolve("plugins"));
    }

    /** Where labels of regimes are kept: beside the trained models. */
    public Path labels() {
        return models.resolveSibling("labels");
    }

    /** Where live queues are kept: beside the imported bars. */
    public Path feeds() {
        return queues.resolveSibling("feeds");
    }

    /** A path that a config names. */
    public Path resolve(String path) {
        return home.resolve(path);
    }

    /** A path as a user would type it: relative to the working directory where that is shorter. */
    public static Path shown(Path path) {
        Path absolute = path.toAbsolutePath().normalize();
        Path here = Path.of("").toAbsolutePath();
        return absolute.startsWith(here) ? here.relativize(absolute) : absolute;
    }
}
