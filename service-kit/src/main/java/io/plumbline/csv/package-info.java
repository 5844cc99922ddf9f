/** Tables as CSV for spreadsheets. */
package io.plumbline.csv;
