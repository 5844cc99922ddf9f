/** How far judges agree with each other and with people. */
package io.plumbline.reports.review;
