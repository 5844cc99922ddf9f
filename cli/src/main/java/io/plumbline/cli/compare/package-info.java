/** The comparison of two models or revisions. */
package io.plumbline.cli.compare;
