/** A whole run: a config flows in; import, training, the line and the report are done in order; a run folder flows out. */
package io.hindcast.runs.run;
