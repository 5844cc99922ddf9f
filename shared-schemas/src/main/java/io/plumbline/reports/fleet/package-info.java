/** All models at a glance. */
package io.plumbline.reports.fleet;
