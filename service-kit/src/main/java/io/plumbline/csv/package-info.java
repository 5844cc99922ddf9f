/** How tables leave the product. */
package io.plumbline.csv;
