/** What a terminal shows: columns, progress, safe text, exit codes and failures in words. */
package io.plumbline.cli.text;
