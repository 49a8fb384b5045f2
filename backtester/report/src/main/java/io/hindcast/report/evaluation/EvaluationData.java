package io.hindcast.report.evaluation;

import com.fasterxml.jackson.core.JsonGenerator;
import io.hindcast.report.page.ChartJson;
import io.hindcast.report.summary.EvaluationSection.Fold;
import io.hindcast.report.summary.EvaluationSection.Holdout;
import io.hindcast.report.summary.EvaluationSection.Part;
import io.hindcast.report.summary.EvaluationSection.Paths;
import io.hindcast.report.summary.PerformanceFigures;
import io.hindcast.report.summary.SegmentSpans;
import java.io.IOException;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/** What {@code evaluation.js} draws of folds, seeds and paths. */
public final class EvaluationData {
    private final EvaluationContent content;
    private final ChartJson numbers;
    private final JsonGenerator json;

    private EvaluationData(EvaluationContent content, ChartJson numbers) {
        this.content = content;
        this.numbers = numbers;
        this.json = numbers.structure();
    }

    /** Writes a field {@code evaluation} into the object that is open. */
    public static void write(EvaluationContent content, ChartJson numbers) throws IOException {
        new EvaluationData(content, numbers).write();
    }

    private void write() throws IOException {
        json.writeObjectFieldStart("evaluation");
        List<Fold> folds = content.section().folds();
        if (!folds.isEmpty()) {
            folds(folds);
        }
        if (content.seeds().isPresent()) {
            seeds(content.section().seeds().orElseThrow(), content.seeds().get());
        }
        if (content.paths().isPresent()) {
            paths(content.section().paths().orElseThrow(), content.paths().get());
        }
        if (content.parameters().isPresent()) {
            parameters(content.parameters().get());
        }
        json.writeEndObject();
    }

    private void folds(List<Fold> folds) throws IOException {
        json.writeObjectFieldStart("folds");
        json.writeBooleanField("purged", content.section().purgeBars() > 0);
        json.writeBooleanField(
                "holdout", content.section().holdout().map(Holdout::scored).orElse(false));
        json.writeArrayFieldStart("list");
        for (Fold fold : folds) {
            json.writeStartObject();
            json.writeNumberField("number", fold.foldNumber());
            span("train", fold.train());
            span("validation", fold.validation());
            span("test", fold.test());
            json.writeEndObject();
        }
        json.writeEndArray();
        figure("skill", folds, content.skill()::of);
        figure("return", folds, Fold::totalReturn);
        figure("benchmark", folds, Fold::benchmarkReturn);
        json.writeEndObject();
    }

    /** First and last close, and the number of bars. */
    private void span(String name, SegmentSpans.Span span) throws IOException {
        json.writeArrayFieldStart(name);
        json.writeNumber(span.first().toEpochMilli());
        json.writeNumber(span.last().toEpochMilli());
        json.writeNumber(span.bars());
        json.writeEndArray();
    }

    private void seeds(List<Part> seeds, PartCurves curves) throws IOException {
        json.writeObjectFieldStart("seeds");
        names(seeds);
        figure("skill", seeds, content.skill()::of);
        figure("return", seeds, Part::totalReturn);
        PerformanceFigures benchmark = content.summary().figures().benchmark();
        Part whole = SeedTable.whole(content.summary());
        field("own_skill", content.skill().of(whole));
        field("own_return", whole.totalReturn());
        field("benchmark_return", benchmark.totalReturn());
        curves(curves, false);
        json.writeEndObject();
    }

    private void paths(Paths paths, PartCurves curves) throws IOException {
        json.writeObjectFieldStart("paths");
        names(paths.list());
        figure("return", paths.list(), Part::totalReturn);
        figure("sharpe", paths.list(), Part::sharpe);
        field("benchmark_return", paths.benchmarkReturn());
        field("benchmark_sharpe", content.pathSharpe());
        field("median_return", PartFigure.RETURN.over(paths.list()).quantile(0.5));
        field("median_sharpe", PartFigure.SHARPE.over(paths.list()).quantile(0.5));
        curves(curves, true);
        json.writeEndObject();
    }

    private void names(List<Part> parts) throws IOException {
        json.writeArrayFieldStart("names");
        for (Part part : parts) {
            json.writeString(part.name());
        }
        json.writeEndArray();
    }

    /** Values, their mean and their standard deviation. */
    private <T> void figure(String name, List<T> of, ToDoubleFunction<T> figure) throws IOException {
        double[] values = of.stream().mapToDouble(figure).toArray();
        Distribution distribution = Distribution.of(DoubleStream.of(values));
        json.writeObjectFieldStart(name);
        array("values", values, 1);
        field("mean", distribution.mean());
        field("sd", distribution.sd());
        json.writeEndObject();
    }

    private void curves(PartCurves curves, boolean fromOne) throws IOException {
        json.writeArrayFieldStart("time");
        for (long time : curves.times()) {
            json.writeNumber(time);
        }
        json.writeEndArray();
        array("benchmark", curves.benchmark(), fromOne ? first(curves.benchmark()) : 1);
        json.writeArrayFieldStart("curves");
        for (PartCurves.Curve curve : curves.curves()) {
            json.writeStartObject();
            json.writeStringField("name", curve.name());
            array("equity", curve.equity(), fromOne ? first(curve.equity()) : 1);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static double first(double[] values) {
        return values.length == 0 ? 1 : values[0];
    }

    private void parameters(ParameterMovements parameters) throws IOException {
        json.writeObjectFieldStart("parameters");
        json.writeArrayFieldStart("folds");
        for (long fold : parameters.folds()) {
            json.writeNumber(fold);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("list");
        for (ParameterMovements.Movement movement : parameters.shown()) {
            Distribution all = movement.distribution();
            json.writeStartObject();
            json.writeStringField("name", movement.name());
            array("values", movement.values(), 1);
            field("mean", all.mean());
            field("sd", all.sd());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void array(String name, double[] values, double unit) throws IOException {
        json.writeArrayFieldStart(name);
        for (double value : values) {
            numbers.number(value / unit);
        }
        json.writeEndArray();
    }

    private void field(String name, double value) throws IOException {
        json.writeFieldName(name);
        numbers.number(value);
    }
}
