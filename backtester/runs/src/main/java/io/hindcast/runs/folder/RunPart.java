package io.hindcast.runs.folder;

import io.hindcast.report.summary.EvaluationSection;
import io.hindcast.report.summary.ForecastFigures;
import io.hindcast.report.summary.StrategyFigures;
import io.hindcast.report.summary.Summary;
import io.hindcast.settings.Sha256;
import io.hindcast.store.files.FolderCertificate;
import java.nio.file.Path;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

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
        @Nullable StrategyFigures traded = summary.traded().orElse(null);
        @Nullable ForecastFigures forecast = summary.forecast().orElse(null);
        return new EvaluationSection.Part(
                name,
                whole.relativize(folder).toString().replace('\\', '/'),
                Sha256.ofFiles(folder.resolve(FolderCertificate.FILE)),
                figure(traded, each -> each.strategy().totalReturn()),
                figure(traded, each -> each.strategy().sharpe()),
                figure(traded, each -> each.strategy().maxDrawdown()),
                traded == null ? 0 : traded.trading().trades(),
                figure(forecast, each -> each.model().rmseReturn()),
                figure(forecast, each -> each.model().directionalAccuracy()),
                figure(forecast, ForecastFigures::skillPrice),
                figure(forecast, ForecastFigures::skillReturn));
    }

    /** @param block null where there is none */
    private static <T> double figure(@Nullable T block, ToDoubleFunction<T> figure) {
        return block == null ? Double.NaN : figure.applyAsDouble(block);
    }
}
