package io.hindcast.runs.folder;

import io.hindcast.report.summary.EvaluationSection;
import io.hindcast.report.summary.ForecastFigures;
import io.hindcast.report.summary.StrategyFigures;
import io.hindcast.report.summary.Summary;
import io.hindcast.settings.Sha256;
import io.hindcast.store.files.FolderCertificate;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** What a run says of another one that is a part of it. */
public final class RunPart {
    private RunPart() {}

    /**
     * The figures of a part.
     *
     * @param name of it
     * @param whole folder of the run that it is a part of
     * @param folder of the part, within it
     */
    public static EvaluationSection.Part of(String name, Path whole, Path folder, Summary summary) {
        Optional<StrategyFigures> traded = summary.traded();
        Optional<ForecastFigures> forecast = summary.forecast();
        return new EvaluationSection.Part(
                name,
                whole.relativize(folder).toString().replace('\\', '/'),
                Sha256.ofFiles(folder.resolve(FolderCertificate.FILE)),
                figure(traded, each -> each.strategy().totalReturn()),
                figure(traded, each -> each.strategy().sharpe()),
                figure(traded, each -> each.strategy().maxDrawdown()),
                traded.map(each -> each.trading().trades()).orElse(0L),
                figure(forecast, each -> each.model().rmseReturn()),
                figure(forecast, each -> each.model().directionalAccuracy()),
                figure(forecast, ForecastFigures::skillPrice),
                figure(forecast, ForecastFigures::skillReturn));
    }

    private static <T> double figure(Optional<T> block, ToDoubleFunction<T> figure) {
        return block.map(figure::applyAsDouble).orElse(Double.NaN);
    }
}
