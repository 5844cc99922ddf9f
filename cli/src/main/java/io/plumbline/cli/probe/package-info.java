/** Commands that probe models, compare them, and print results and verdicts. */
package io.plumbline.cli.probe;
