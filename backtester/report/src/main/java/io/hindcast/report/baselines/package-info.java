/** What a run stands beside, as tables: the section of a summary flows in, rows and sentences for page and terminal flow out. */
@NullMarked
package io.hindcast.report.baselines;

import org.jspecify.annotations.NullMarked;
