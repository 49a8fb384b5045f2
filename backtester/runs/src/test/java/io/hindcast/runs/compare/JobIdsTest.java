package io.hindcast.runs.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.hindcast.runs.compare.JobIds.Named;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class JobIdsTest {
    @Test
    void jobsThatShareNoNameKeepTheirPlainOne() {
        assertThat(JobIds.of(List.of(new Named("SPX", "wide net", 1), new Named("SPX", "deep", -2))))
                .containsExactly("SPX-wide_net-seed1", "SPX-deep-seed-2");
    }

    @Test
    void jobsThatWouldShareANameHaveOneEach() {
        for (List<Named> jobs : List.of(
                List.of(new Named("SPX", "wide net", 1), new Named("SPX", "wide+net", 1)),
                List.of(new Named("a-b", "c", 1), new Named("a", "b-c", 1)),
                List.of(new Named("a", "Net", 1), new Named("a", "net", 1)),
                List.of(new Named("a", "n".repeat(300), 1), new Named("a", "n".repeat(299) + "m", 1)),
                List.of(new Named("a", "b", 1), new Named("a", "b", 1)))) {
            List<String> ids = JobIds.of(jobs);
            assertThat(ids).as("%s", jobs).doesNotHaveDuplicates();
            assertThat(ids).allSatisfy(id -> assertThat(id).matches("[A-Za-z0-9._-]{1,140}"));
            assertThat(JobIds.of(jobs)).as("found again").isEqualTo(ids);
        }
    }

    @Property(tries = 300)
    void noTwoJobsShareAFolderOnAnyFileSystem(
            @ForAll @Size(max = 8)
                    List<@CharRange(from = '+', to = '/') @StringLength(min = 1, max = 3) String> names) {
        List<Named> jobs = names.stream().map(name -> new Named(name, name, 1)).toList();
        assertThat(JobIds.of(jobs).stream().map(id -> id.toLowerCase(Locale.ROOT)))
                .hasSize(jobs.size())
                .doesNotHaveDuplicates();
    }
}
