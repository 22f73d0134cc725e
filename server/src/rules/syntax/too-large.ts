import { fromReader } from './from-reader.ts';

export default fromReader('too-large');
