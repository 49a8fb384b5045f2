package io.hindcast.engine.seeds;

import io.hindcast.forecast.FittedModel;
import io.hindcast.forecast.ForecastTarget;
import io.hindcast.forecast.ModelInputs;
import io.hindcast.forecast.TrainableModel;
import io.hindcast.forecast.TrainingProgress;
import io.hindcast.forecast.TrainingSet;
import io.hindcast.settings.InvalidInputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * An architecture that is trained with several seeds, one after the other from that of the set on, whose mean it is. Each
 * has a folder of its own, {@code seed-N}, within the model's.
 *
 * @param <M> what comes of it
 */
public final class SeedMean<M extends FittedModel> implements TrainableModel<M> {
    private static final String PREFIX = "seed-";

    private final TrainableModel<M> single;
    private final int seeds;
    private final Function<List<OfSeeds.Member<M>>, ? extends M> mean;

    /**
     * @param single what each seed is trained with
     * @param seeds how many; at least 2
     * @param mean makes one of them
     */
    public SeedMean(TrainableModel<M> single, int seeds, Function<List<OfSeeds.Member<M>>, ? extends M> mean) {
        this.single = single;
        this.seeds = seeds;
        this.mean = mean;
    }

    /** What each seed is trained with; a model of one seed is that itself. */
    public static <M extends FittedModel> TrainableModel<M> single(TrainableModel<M> model) {
        return model instanceof SeedMean<M> of ? of.single : model;
    }

    /** The seeds that a model is trained with when its run has this one. */
    public static List<Long> seeds(TrainableModel<?> model, long seed) {
        int count = model instanceof SeedMean<?> of ? of.seeds : 1;
        return LongStream.range(seed, seed + count).boxed().toList();
    }

    /** Where within a model's folder that of a seed is. */
    public static Path place(Path folder, long seed) {
        return folder.resolve(PREFIX + seed);
    }

    /** A model's folder, and those of its seeds within it where it is a mean. */
    public static List<Path> folders(Path folder) {
        List<Path> all = new ArrayList<>(List.of(folder));
        found(folder).forEach(seed -> all.add(place(folder, seed)));
        return all;
    }

    @Override
    public int windowBars() {
        return single.windowBars();
    }

    @Override
    public int horizonBars() {
        return single.horizonBars();
    }

    @Override
    public ForecastTarget target() {
        return single.target();
    }

    @Override
    public List<String> warnings(long samples) {
        return single.warnings(samples);
    }

    @Override
    public M train(TrainingSet set, Path folder, TrainingProgress progress) {
        List<OfSeeds.Member<M>> members = new ArrayList<>();
        for (long seed : seeds(this, set.seed())) {
            Path place = place(folder, seed);
            try {
                Files.createDirectory(place);
            } catch (IOException e) {
                throw new UncheckedIOException("can't make " + place, e);
            }
            members.add(new OfSeeds.Member<>(seed, single.train(set.withSeed(seed), place, progress)));
        }
        return mean.apply(members);
    }

    @Override
    public M load(Path folder, ModelInputs inputs) {
        List<Long> found = found(folder);
        if (found.size() != seeds) {
            throw new InvalidInputException("model " + folder + ": is "
                    + (found.isEmpty() ? "of one seed" : "the mean of " + found.size() + " seeds")
                    + ", but model.seeds asks for " + seeds + "; set model.seeds to "
                    + Math.max(1, found.size()) + ", or use another model");
        }
        return mean.apply(found.stream()
                .map(seed -> new OfSeeds.Member<>(seed, single.load(place(folder, seed), inputs)))
                .toList());
    }

    /** Refuses the folder of a mean where a model of one seed is asked for. */
    public static void requireSingle(Path folder) {
        int seeds = found(folder).size();
        if (seeds > 0) {
            throw new InvalidInputException("model " + folder + ": is the mean of " + seeds
                    + " seeds, but the config asks for one; set model.seeds to " + seeds
                    + ", or use one of the models in its folders " + PREFIX + "…");
        }
    }

    private static List<Long> found(Path folder) {
        try (Stream<Path> within = Files.list(folder)) {
            return within.filter(Files::isDirectory)
                    .map(each -> each.getFileName().toString())
                    .filter(name -> name.matches(PREFIX + "-?[0-9]{1,19}"))
                    .map(name -> Long.valueOf(name.substring(PREFIX.length())))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("can't list " + folder, e);
        }
    }
}
